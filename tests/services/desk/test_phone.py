"""A call at the hotline becomes the same request as one on the web."""

import re

import pytest
from django.test import Client

from services.cases.models import Call, Case
from services.cases.receipts import find
from services.intake.flows import flow_of
from services.routing.actions import route
from tests.services.desk.conftest import fresh_key

ANSWERS = {
    "s1-q1": "王姐",
    "s1-q2": "no",
    "s1-q3": "45_59",
    "s1-q4": "",
    "s2-q1": "wages",
    "s2-q2": "三个月没有发工资。",
    "s2-q3": "",
    "s3-q1": "yes",
    "s3-q3": "yes",
    "s4-q1": "no",
}


@pytest.fixture
def page() -> str:
    return f"/desk/phone/{flow_of('legal_aid').service.flow_slug}/"


def digits(answer) -> str:
    return "".join(re.findall(r"<span>(\d{4})</span>", answer.content.decode()))


def test_the_operator_reads_out_a_number_that_opens_the_request(page, caseworker, caseworker_client):
    answer = caseworker_client.post(page, {"k": fresh_key(), **ANSWERS})
    case = Case.objects.get()
    assert answer.status_code == 200
    assert find(digits(answer)).case == case
    assert case.timeline.get().actor == caseworker


def test_the_rules_of_the_web_route_it(page, caseworker_client):
    caseworker_client.post(page, {"k": fresh_key(), **ANSWERS})
    case = Case.objects.get()
    decision = route(case.counted_facts)
    assert (case.department.code, case.rule, case.urgency) == (decision.lead, decision.rule, decision.urgency)
    assert case.decisions.count() == 1


def test_a_double_click_shows_the_same_number_and_makes_one_request(page, caseworker_client):
    key = fresh_key()
    first, second = (digits(caseworker_client.post(page, {"k": key, **ANSWERS})) for _ in range(2))
    assert first == second != ""
    assert Case.objects.count() == 1


def test_the_same_page_with_other_answers_is_refused_and_nothing_is_lost(page, caseworker_client):
    key = fresh_key()
    caseworker_client.post(page, {"k": key, **ANSWERS})
    answer = caseworker_client.post(page, {"k": key, **ANSWERS, "s2-q2": "另一件事"})
    assert answer.status_code == 409
    assert "另一件事" in answer.content.decode()
    assert Case.objects.count() == 1


def test_a_missing_answer_is_told_at_its_field_and_what_was_typed_stays(page, caseworker_client):
    answer = caseworker_client.post(page, {"k": fresh_key(), **ANSWERS, "s2-q1": ""})
    assert answer.status_code == 422
    assert "三个月没有发工资。" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_call_without_a_request_is_kept_as_its_kind_only(caseworker_client):
    assert caseworker_client.post("/desk/phone/log/", {"result": "advice"}).status_code == 302
    assert Call.objects.get().result == "advice"
    assert caseworker_client.post("/desk/phone/log/", {"result": "她说了很多"}).status_code == 422


def test_an_unknown_service_is_not_there(caseworker_client):
    assert caseworker_client.get("/desk/phone/zzz/").status_code == 404


def test_the_telephone_desk_is_for_the_desk_only(page, auditor_client, editor_client, db):
    for client in (auditor_client, editor_client):
        assert {client.get(where).status_code for where in ("/desk/phone/", page)} == {404}
    assert Client().get(page).status_code == 302
