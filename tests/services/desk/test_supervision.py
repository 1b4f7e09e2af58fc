"""Supervision sees how many by department, never a case."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.roles import LEAD, SUPERVISOR
from portal.kit import clock
from services.cases import actions, rights
from services.cases.escalation import escalate
from services.cases.models import Case, Opinion
from services.cases.supervision import by_department, late_in
from services.desk.opinion_forms import alias
from tests.conftest import person, signed_in
from tests.factories.cases import IDENTIFIED, make_case
from tests.services.desk.conftest import address, fresh_key

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


@pytest.mark.parametrize(("minutes", "rate"), [(35, 100), (60, 0)])
def test_what_is_due_at_once_is_in_time_within_the_hour_that_is_all_that_is_known(supervisor_client, caseworker, minutes, rate):
    hour = clock.to_the_hour(clock.now())
    case = make_case()
    Case.objects.filter(pk=case.pk).update(opened_hour=hour, due_at=hour)
    with time_machine.travel(hour + timedelta(minutes=minutes), tick=False):
        actions.accept(case=case, actor=caseworker)
    assert line(supervisor_client, "FYZX").rate == rate


def test_what_is_late_stands_first_where_a_narrow_screen_shows_it(case, caseworker, supervisor_client):
    with time_machine.travel(case.due_at + timedelta(hours=1)):
        table = supervisor_client_again().get(PAGE).content.decode().split("<table")[1]
    heads = re.findall(r'<th scope="col">([^<]+)<', table)
    assert heads[1:4] == ["超法定期限", "超内部时限", "在办"]
    row = table.split("/desk/supervision/FYZX/")[1].split("</tr>")[0]
    assert [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)[:3]] == ["0", "1", "1"]


def supervisor_client_again() -> Client:
    """Signed in now, whenever that is."""
    return signed_in(User.objects.filter(username="supervisor2").first() or person("supervisor2", SUPERVISOR, "FEGW"))


def test_nothing_accepted_is_not_nought_percent(case, supervisor_client):
    assert line(supervisor_client, "FYZX").rate is None
    assert "没有受理" in supervisor_client.get(PAGE).content.decode()


def test_complaints_are_counted_for_90_days_even_where_nothing_is_open(case, caseworker, supervisor_client):
    actions.complain(case=case)
    actions.withdraw(case=case)
    assert line(supervisor_client, "FYZX").complaints == 1
    with time_machine.travel(clock.now() + timedelta(days=91)):
        assert not [one for one in by_department() if one.department == case.department]


def test_wishes_about_her_data_stand_there_also_where_the_request_has_ended(case, caseworker, supervisor_client):
    actions.close(case=case, actor=caseworker, outcome="no_request")
    actions.ask_about_data(case=case, kind=rights.DELETION)
    shown = line(supervisor_client, "FYZX")
    assert (shown.open, shown.her_data, shown.her_data_late) == (0, 1, 0)
    assert late_in(case.department) == []
    due = clock.now() + rights.ANSWER_WITHIN
    with time_machine.travel(due + timedelta(days=1)):
        escalate()
        later = supervisor_client_again()
        assert line(later, "FYZX").her_data_late == 1
        assert "1 件超期未答复" in later.get(PAGE).content.decode()
        [late] = late_in(case.department)
        assert (late.basis, str(late).rsplit(" ", 1)[-1]) == ("her_data", f"{timezone.localdate(due):%m-%d}")
        form = {"late": alias(late), "text": "请尽快答复。", "k": fresh_key()}
        assert later.post(f"{PAGE}FYZX/urge/", form).status_code == 302
        assert Opinion.objects.get().case == case
    with time_machine.travel(due + timedelta(days=5)):
        escalate()
        assert line(supervisor_client_again(), "FYZX").escalated == 1
        actions.refuse_data_wish(case=case, actor=person("lead", LEAD, "FYZX"), wish=case.data_wishes.get(), ground="not_sure")
        shown = line(supervisor_client_again(), "FYZX")
        assert (shown.her_data, shown.escalated) == (0, 0)


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
