"""Supervision sees how many by department, never a case."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from portal.accounts.roles import SUPERVISOR
from portal.kit import clock
from services.cases import actions
from services.cases.supervision import by_department
from tests.conftest import person, signed_in
from tests.factories.cases import IDENTIFIED, make_case
from tests.services.desk.conftest import address

PAGE = "/desk/supervision/"


@pytest.fixture
def supervisor_client(district) -> Client:
    return signed_in(person("supervisor", SUPERVISOR, "FEGW"))


def line(client: Client, code: str):
    return next(one for one in client.get(PAGE).context["lines"] if one.department.code == code)


def test_the_counts_of_each_department_stand_there(case, caseworker, supervisor_client):
    actions.accept(case=make_case(), actor=caseworker)
    with time_machine.travel(case.due_at + timedelta(hours=1)):
        shown = line(supervisor_client_again(), "FYZX")
    assert (shown.open, shown.unopened, shown.overdue, shown.accepted, shown.rate) == (2, 1, 1, 1, 100)
    assert line(supervisor_client, "FYZX").overdue == 0


def supervisor_client_again() -> Client:
    return signed_in(person("supervisor2", SUPERVISOR, "FEGW"))


def test_nothing_accepted_is_not_nought_percent(case, supervisor_client):
    assert line(supervisor_client, "FYZX").rate is None
    assert "没有受理" in supervisor_client.get(PAGE).content.decode()


def test_complaints_are_counted_for_90_days_even_where_nothing_is_open(case, caseworker, supervisor_client):
    actions.complain(case=case)
    actions.withdraw(case=case)
    assert line(supervisor_client, "FYZX").complaints == 1
    with time_machine.travel(clock.now() + timedelta(days=91)):
        assert not [one for one in by_department() if one.department == case.department]


def test_no_reference_no_name_and_no_word_of_hers_is_on_the_page(caseworker, supervisor_client):
    case = make_case(contact=IDENTIFIED)
    text = supervisor_client.get(PAGE).content.decode()
    for secret in (case.reference, str(case.pk), "林小梅", "工资", "/desk/" + str(case.pk)):
        assert secret not in text
    assert "不对外公布" in text


def test_a_supervisor_opens_no_case_and_no_inbox(case, supervisor_client):
    assert supervisor_client.get(address(case)).status_code == 404
    assert supervisor_client.get("/desk/").status_code == 404


def test_the_page_does_not_exist_for_others(case, caseworker_client, stranger_client, auditor_client, editor_client):
    for client in (caseworker_client, stranger_client, auditor_client, editor_client):
        assert client.get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302


def test_the_page_asks_the_database_a_few_times_however_many_departments(case, supervisor_client, django_assert_max_num_queries):
    supervisor_client.get(PAGE)
    with django_assert_max_num_queries(12):
        supervisor_client.get(PAGE)
