"""Opinions of supervision on the screen: no reference for supervision, an answer from the department."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.roles import LEAD, SUPERVISOR
from portal.district.models import Department
from portal.kit import clock
from services.cases.models import Opinion
from tests.conftest import person, signed_in
from tests.factories.cases import IDENTIFIED, make_case
from tests.services.desk.conftest import address, fresh_key

PAGE = "/desk/supervision/FYZX/"


@pytest.fixture
def supervisor(district):
    return person("supervisor", SUPERVISOR, "FEGW")


@pytest.fixture
def lead_client(district) -> Client:
    return signed_in(person("lead", LEAD, "FYZX"))


def urge(client: Client, **data):
    return client.post(f"{PAGE}urge/", {"k": fresh_key(), "text": "请尽快签收"} | data)


def test_supervision_urges_a_late_case_without_learning_which_it_is(caseworker, caseworker_client, supervisor, lead_client):
    case = make_case(contact=IDENTIFIED)
    with time_machine.travel(case.due_at + timedelta(hours=2)):
        client = signed_in(supervisor)
        shown = client.get(PAGE)
        for secret in (case.reference, str(case.pk), case.pk.hex, "林小梅", "工资", case.category):
            assert secret not in shown.content.decode()
        (key,) = (code for code, _ in shown.context["form"].fields["late"].choices if code)
        assert urge(client, late=key).status_code == 302
        assert urge(client, late=key).status_code == 422
    opinion = Opinion.objects.get()
    assert (opinion.case, opinion.basis) == (case, "overdue")
    answered = lead_client.get("/desk/opinions/").content.decode()
    assert case.reference in answered
    assert "请尽快签收" in answered
    assert case.reference not in signed_in(supervisor).get(PAGE).content.decode()


def test_the_department_answers_and_supervision_puts_it_aside(supervisor, lead_client, caseworker_client):
    client = signed_in(supervisor)
    assert urge(client).status_code == 422
    assert urge(client, basis="complaints").status_code == 302
    opinion = Opinion.objects.get()
    where = f"/desk/opinions/{opinion.pk}/answer/"
    assert caseworker_client.post(where, {"k": fresh_key(), "text": "x"}).status_code == 404
    assert lead_client.post(where, {"k": fresh_key(), "text": ""}).status_code == 422
    key = fresh_key()
    for _ in range(2):
        assert lead_client.post(where, {"k": key, "text": "已核实"}).status_code == 302
    assert "已核实" in client.get(PAGE).content.decode()
    assert client.post(f"/desk/supervision/opinions/{opinion.pk}/settle/").status_code == 302
    opinion.refresh_from_db()
    assert opinion.standing == "settled"


def test_the_side_bar_counts_what_waits_for_an_answer(supervisor, lead_client):
    def waiting() -> int:
        return lead_client.get("/desk/").context["unanswered"]

    urge(signed_in(supervisor), basis="complaints")
    assert waiting() == 1
    lead_client.post(f"/desk/opinions/{Opinion.objects.get().pk}/answer/", {"k": fresh_key(), "text": "已签收"})
    assert waiting() == 0


def test_a_double_click_writes_once(supervisor):
    client, key = signed_in(supervisor), fresh_key()
    for _ in range(2):
        assert urge(client, k=key, basis="complaints").status_code == 302
    assert Opinion.objects.count() == 1


def test_the_pages_do_not_exist_for_others(supervisor, case, caseworker_client, stranger_client, auditor_client, editor_client):
    urge(signed_in(supervisor), basis="complaints")
    pk = Opinion.objects.get().pk
    for client in (caseworker_client, stranger_client, auditor_client, editor_client):
        assert client.get(PAGE).status_code == 404
        assert urge(client, basis="overdue").status_code == 404
        assert client.post(f"/desk/supervision/opinions/{pk}/raise/").status_code == 404
    assert "请尽快签收" not in stranger_client.get("/desk/opinions/").content.decode()
    assert stranger_client.post(f"/desk/opinions/{pk}/answer/", {"k": fresh_key(), "text": "x"}).status_code == 404
    assert signed_in(supervisor).get("/desk/opinions/").status_code == 404
    assert signed_in(supervisor).get(address(case)).status_code == 404
    assert signed_in(supervisor).get("/desk/supervision/NOWHERE/").status_code == 404


def written(count: int, by) -> None:
    """So many opinions to the department, put aside all of them."""
    now = clock.now()
    about = {"department": Department.objects.get(code="FYZX"), "basis": "complaints", "text": "请核实", "due_on": clock.today()}
    stamps = {"written_by": by, "written_at": now, "settled_at": now}
    Opinion.objects.bulk_create(Opinion(**about, **stamps) for _ in range(count))


def test_many_opinions_have_pages_on_both_sides_and_take_no_more_queries(supervisor, lead_client, django_assert_max_num_queries):
    client = signed_in(supervisor)
    for reader, where, most in ((lead_client, "/desk/opinions/", 45), (client, PAGE, 90)):
        written(1, supervisor)
        reader.get(where)
        with CaptureQueriesContext(connection) as short:
            reader.get(where)
        written(44, supervisor)
        with django_assert_max_num_queries(len(short)):
            shown = reader.get(where)
        assert (len(shown.context["page_obj"]), shown.context["page_obj"].paginator.count) == (20, most)
        assert "?page=2" in shown.content.decode()
