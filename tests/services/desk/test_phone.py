"""A call at the hotline becomes the same request as one on the web."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from services.cases import actions
from services.cases.models import Call, Case
from services.cases.receipts import find
from services.desk.phone_forms import HOTLINE_RESULTS
from services.intake import flows
from services.intake.flows import flow_of
from services.routing.actions import route
from tests.services.desk.conftest import fresh_key

ANSWERS = {
    "s1-q1": "self",
    "s2-q1": "王姐",
    "s2-q2": "no",
    "s2-q3": "45_59",
    "s2-q4": "",
    "s3-q1": "wages",
    "s3-q2": "三个月没有发工资。",
    "s3-q3": "",
    "s4-q1": "yes",
    "s4-q3": "yes",
    "s5-q1": "no",
    "c1": "on",
    "c2": "on",
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


def test_the_operator_sees_what_to_tell_her_with_the_number(page, caseworker_client):
    text = caseworker_client.post(page, {"k": fresh_key(), **ANSWERS}).content.decode()
    assert "24 小时内会有工作人员查看" in text
    assert "没有保存她的电话号码" in text


def test_what_is_missing_stands_in_one_list(page, caseworker_client):
    text = caseworker_client.post(page, {"k": fresh_key()}).content.decode()
    assert text.count("请再看一下这几处") == 1
    assert text.count("</strong> 请选一项") > 2


def test_who_calls_about_a_child_hears_of_the_duty_to_report_before_it_is_sent(page, caseworker_client):
    text = caseworker_client.get(page).content.decode()
    assert text.index("法律要求我们马上告诉公安等部门") < text.index("提交并显示查询码")


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
    answer = caseworker_client.post(page, {"k": key, **ANSWERS, "s3-q2": "另一件事"})
    assert answer.status_code == 409
    assert "另一件事" in answer.content.decode()
    assert Case.objects.count() == 1


def test_a_missing_answer_is_told_at_its_field_and_what_was_typed_stays(page, caseworker_client):
    answer = caseworker_client.post(page, {"k": fresh_key(), **ANSWERS, "s3-q1": ""})
    assert answer.status_code == 422
    assert "三个月没有发工资。" in answer.content.decode()
    assert not Case.objects.exists()


CALL_BACK = {"s5-q1": "yes", "s5-q2": "13800001234", "s5-q3": "phone", "s5-q5": "no"}


@pytest.mark.parametrize("missing", ["c1", "c2"])
def test_without_her_yes_nothing_is_kept_and_what_was_typed_stays(page, caseworker_client, missing):
    answer = caseworker_client.post(page, {"k": fresh_key(), **ANSWERS, missing: ""})
    assert answer.status_code == 422
    assert "三个月没有发工资。" in answer.content.decode()
    assert not Case.objects.exists()


def test_the_history_says_that_it_was_taken_by_telephone(page, caseworker_client):
    caseworker_client.post(page, {"k": fresh_key(), **ANSWERS})
    text = caseworker_client.get(f"/desk/{Case.objects.get().pk}/").content.decode()
    assert "电话登记，自动转到本单位" in text
    assert "网上提交" not in text


@pytest.mark.parametrize(("ticked", "phone"), [({"c3": "on"}, "13800001234"), ({}, "")])
def test_her_number_is_kept_only_at_her_yes(page, caseworker, caseworker_client, ticked, phone):
    caseworker_client.post(page, {"k": fresh_key(), **ANSWERS, **CALL_BACK, **ticked})
    opened = actions.view(case=Case.objects.get(), actor=caseworker)
    assert (opened.contact.phone, opened.contact.wishes.may_contact) == (phone, bool(phone))


def test_what_she_agreed_to_stands_with_her_answers_and_that_it_was_read_aloud(page, caseworker, caseworker_client):
    caseworker_client.post(page, {"k": fresh_key(), **ANSWERS})
    told = actions.view(case=Case.objects.get(), actor=caseworker).answers
    [agreed] = [value for label, value in told.items() if "逐项读过" in label]
    assert agreed.count("\n") == 1


def test_no_purpose_is_ticked_beforehand_and_each_is_there_to_be_read(page, caseworker_client):
    text = caseworker_client.get(page).content.decode()
    boxes = re.findall(r'<input[^>]*name="c[123]"[^>]*>', text)
    assert len(boxes) == 3
    assert not [box for box in boxes if "checked" in box]


def test_a_screening_place_is_held_for_a_caller_too(caseworker_client, monkeypatch):
    held = []
    flow = flow_of("legal_aid")
    monkeypatch.setitem(flows._flows, flow.service.flow_slug, replace(flow, reserve=lambda case_id, *_rest: held.append(case_id)))
    caseworker_client.post(f"/desk/phone/{flow.service.flow_slug}/", {"k": fresh_key(), **ANSWERS})
    assert held == [Case.objects.get().pk]


def test_a_place_that_is_gone_is_said_and_nothing_is_stored(caseworker_client, monkeypatch):
    def gone(*_given):
        raise flows.Refused("最后一个名额刚被约走。")

    flow = flow_of("legal_aid")
    monkeypatch.setitem(flows._flows, flow.service.flow_slug, replace(flow, reserve=gone))
    answer = caseworker_client.post(f"/desk/phone/{flow.service.flow_slug}/", {"k": fresh_key(), **ANSWERS})
    assert answer.status_code == 409
    assert "最后一个名额" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_call_is_logged_with_one_click(caseworker_client):
    text = caseworker_client.get("/desk/phone/").content.decode()
    assert len(re.findall(r'<button[^>]*name="result"', text)) == len(HOTLINE_RESULTS)


def test_a_call_without_a_request_is_kept_as_its_kind_only(caseworker_client):
    assert caseworker_client.post("/desk/phone/log/", {"k": fresh_key(), "result": "advice"}).status_code == 302
    assert Call.objects.get().result == "advice"
    assert caseworker_client.post("/desk/phone/log/", {"k": fresh_key(), "result": "她说了很多"}).status_code == 422


def test_an_unknown_service_is_not_there(caseworker_client):
    assert caseworker_client.get("/desk/phone/zzz/").status_code == 404


def test_the_telephone_desk_is_for_the_desk_only(page, auditor_client, editor_client, db):
    for client in (auditor_client, editor_client):
        assert {client.get(where).status_code for where in ("/desk/phone/", page)} == {404}
    assert Client().get(page).status_code == 302
