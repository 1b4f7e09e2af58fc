"""Colleagues and departments around a case."""

import pytest

from portal.accounts.models import User
from portal.accounts.roles import LEAD
from portal.district.models import Department
from services.cases import actions
from services.cases.models import Case
from tests.conftest import person
from tests.factories.cases import make_case


@pytest.fixture
def lead(district) -> User:
    """Leads the legal aid centre."""
    return person("lead", LEAD, "FYZX")


@pytest.fixture
def labour(district) -> Department:
    """The labour department, where the stranger works."""
    return Department.objects.get(code="RS")


@pytest.fixture
def accepted(caseworker) -> Case:
    """A case that the caseworker has taken on."""
    return actions.accept(case=make_case(), actor=caseworker)
