"""The plan of the district as published pages, made once a module and then rolled back."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from cms.plan.importing import Report
from tests.factories.pages import make_district, make_plan


@pytest.fixture(scope="module")
def module_plan(django_db_setup, django_db_blocker) -> Iterator[Report]:
    """The plan and the pack, kept until the last test of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_district()
        yield make_plan()
        transaction.set_rollback(True)


@pytest.fixture
def plan(module_plan, db) -> Report:
    """What importing the plan reported; its pages are there."""
    return module_plan
