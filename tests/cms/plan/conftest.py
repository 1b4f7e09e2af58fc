"""The plan of the district as published pages: imported once a module, because two hundred pages cost more than tests should."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from cms.plan.importing import Importer, Report
from cms.plan.parsing import Entry, parse
from cms.plan.source import plan_facts, plan_text
from portal.district.loader import load_pack

PACK = Path(settings.DISTRICT_PACK)


def source() -> str:
    """The plan's text as the district wrote it."""
    return plan_text(PACK, None)


def parsed(text: str) -> Entry:
    """`text` as the plan that the pack expects."""
    return parse(text, plan_facts(PACK).expected)


def import_text(text: str) -> Report:
    """Import `text` and return the report."""
    return Importer(plan_facts(PACK).notes, lambda code: None).run(parsed(text))


@pytest.fixture(scope="module")
def module_plan(django_db_setup, django_db_blocker) -> Iterator[Report]:
    """The plan and the pack, kept until the last test of the module and then rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_pack(PACK)
        yield import_text(source())
        transaction.set_rollback(True)


@pytest.fixture
def plan(module_plan, db) -> Report:
    """What importing the plan reported; its pages are there."""
    return module_plan
