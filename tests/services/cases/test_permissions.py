"""Cases exist for the desk of their department, for nobody else."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.accounts.roles import COORDINATOR, LEAD, SUPERVISOR
from services.cases.models import Case
from services.cases.queries import get_visible, visible_to
from tests.conftest import person
from tests.factories.cases import make_case


@pytest.fixture
def case(caseworker) -> Case:
    return make_case()


def test_the_department_sees_its_case(case, caseworker):
    assert list(visible_to(caseworker)) == [case]
    assert get_visible(caseworker, case.id) == case


@pytest.mark.parametrize("role", [LEAD, COORDINATOR])
def test_the_lead_and_the_coordinator_of_the_department_see_it_too(case, role):
    assert list(visible_to(person("colleague", role, "FYZX"))) == [case]


def test_a_supervisor_sees_no_case_even_of_her_own_department(case):
    assert not visible_to(person("supervisor", SUPERVISOR, "FYZX")).exists()


def test_another_department_sees_nothing(case, stranger):
    assert not visible_to(stranger).exists()


def test_a_foreign_case_is_as_absent_as_none(case, stranger):
    for case_id in (case.id, uuid4()):
        with pytest.raises(Case.DoesNotExist):
            get_visible(stranger, case_id)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_superuser": True}, {"department": None}])
def test_an_inactive_account_an_administrator_and_a_person_without_department_see_nothing(case, caseworker, change):
    for name, value in change.items():
        setattr(caseworker, name, value)
    assert not visible_to(caseworker).exists()


@pytest.mark.parametrize("role", ["editor", "reviewer", "auditor", "statistics"])
def test_other_roles_of_the_same_department_see_nothing(case, role):
    assert not visible_to(person("colleague", role, "FYZX")).exists()


def test_losing_the_role_counts_at_once(case, caseworker):
    caseworker.groups.clear()
    assert not visible_to(caseworker).exists()


def test_nobody_who_has_not_signed_in_sees_anything(case):
    assert not visible_to(AnonymousUser()).exists()
