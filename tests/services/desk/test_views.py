"""What a caseworker sees and does at the desk."""

from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions
from services.cases.models import Case, CaseMessage, Note
from services.desk.acts import ACTS
from tests.factories.cases import IDENTIFIED, make_case
from tests.services.desk.conftest import address, fresh_key, send


def page(client, case: Case) -> str:
    return client.get(address(case)).content.decode()


def test_the_inbox_lists_the_case_without_what_she_told(case, caseworker_client):
    told = make_case(contact=IDENTIFIED)
    text = caseworker_client.get("/desk/").content.decode()
    assert case.reference in text
    assert told.reference in text
    assert "林小梅" not in text
    assert "138 0000" not in text
    assert "1380000" not in text
    assert "工资" not in text


def test_the_inbox_of_another_department_is_empty(case, stranger_client):
    assert case.reference not in stranger_client.get("/desk/").content.decode()


def test_the_case_page_shows_what_she_told_and_why_it_is_here(case, caseworker_client):
    text = page(caseworker_client, case)
    assert "工资被拖欠三个月" in text
    assert "我是表姐" in text
    assert "R12" in text


def test_each_look_at_a_case_is_audited(case, caseworker, caseworker_client):
    page(caseworker_client, case)
    assert Entry.objects.filter(action="case.viewed", actor=caseworker.pk, subject_id=str(case.pk)).count() == 1


def test_accepting_takes_the_case_on(case, caseworker_client):
    answer = send(caseworker_client, case, "accept")
    case.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"], case.state) == (302, address(case), "accepted")


def test_a_message_reaches_her_and_may_ask_for_an_answer(case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    send(caseworker_client, case, "write", text="您有劳动合同吗？", asks="on")
    case.refresh_from_db()
    assert case.state == "waiting"
    assert "您有劳动合同吗？" in page(caseworker_client, case)


def test_a_note_stays_among_colleagues(case, caseworker_client):
    send(caseworker_client, case, "note", text="材料齐全")
    assert "材料齐全" in page(caseworker_client, case)
    assert not CaseMessage.objects.exists()


def test_closing_tells_her_and_ends_the_case(case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    send(caseworker_client, case, "close", outcome="helped", text="祝您顺利。")
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "helped")


@pytest.mark.parametrize(("act", "data"), [("write", {"text": "您好"}), ("note", {"text": "记下"}), ("close", {"outcome": "helped"})])
def test_a_double_click_acts_once(act, data, case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    key = fresh_key()
    for _ in range(2):
        assert send(caseworker_client, case, act, k=key, **data).status_code == 302
    assert CaseMessage.objects.count() + Note.objects.count() == (0 if act == "close" else 1)
    assert case.timeline.exclude(kind__in=("opened", "accepted")).count() == 1


def test_accepting_twice_by_double_click_counts_once(case, caseworker_client):
    key = fresh_key()
    for _ in range(2):
        assert send(caseworker_client, case, "accept", k=key).status_code == 302
    assert Message.objects.filter(topic="case.accepted").count() == 1


def test_of_two_colleagues_one_wins_and_the_other_is_told(case, caseworker_client):
    send(caseworker_client, case, "accept")
    answer = send(caseworker_client, case, "accept")
    assert answer.status_code == 409
    assert "刚刚有了变化" in answer.content.decode()
    assert case.timeline.filter(kind="accepted").count() == 1


def test_what_was_typed_stays_when_a_colleague_was_faster(case, caseworker, caseworker_client):
    actions.close(case=case, actor=caseworker, outcome="duplicate")
    answer = send(caseworker_client, case, "write", text="很长的一段回复")
    assert answer.status_code == 409
    assert "很长的一段回复" in answer.content.decode()


def test_nothing_is_written_before_the_case_is_accepted(case, caseworker_client):
    assert send(caseworker_client, case, "write", text="您好").status_code == 409
    assert not CaseMessage.objects.exists()


@pytest.mark.parametrize(("act", "data"), [("write", {"text": " "}), ("note", {}), ("close", {"outcome": "forgotten", "text": "再见"})])
def test_a_mistake_brings_the_page_back_with_a_word_at_the_field(act, data, case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    answer = send(caseworker_client, case, act, **data)
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert data.get("text", "").strip() in answer.content.decode()


@pytest.mark.parametrize("key", ["", "x", "x" * 300])
def test_a_page_that_was_open_too_long_keeps_what_was_typed(key, case, caseworker_client):
    answer = send(caseworker_client, case, "note", k=key, text="写了很久")
    assert answer.status_code == 422
    assert "写了很久" in answer.content.decode()
    assert not Note.objects.exists()


def test_following_a_link_changes_nothing(case, caseworker_client):
    before = Case.objects.filter(pk=case.pk).values("state", "department", "assignee").get()
    for act in ACTS:
        caseworker_client.get(address(case, act))
    assert Case.objects.filter(pk=case.pk).values("state", "department", "assignee").get() == before
    assert case.timeline.count() == 1


def test_the_address_and_the_title_say_nothing_of_the_matter(case, caseworker_client):
    answer = caseworker_client.get(address(case))
    assert "<title>工作台</title>" in answer.content.decode()


def test_what_she_took_back_has_a_list_of_its_own(case, caseworker_client, stranger_client):
    other = make_case()
    actions.withdraw(case=case)
    shown = caseworker_client.get("/desk/?list=taken_back")
    assert [line.case for line in shown.context["lines"]] == [case]
    assert str(shown.context["lines"][0].hint) in shown.content.decode()
    assert other.reference in caseworker_client.get("/desk/").content.decode()
    assert stranger_client.get("/desk/?list=taken_back").context["lines"] == []


def test_her_number_is_hidden_in_her_answers_too_until_a_reason_is_given(caseworker_client, district):
    told = make_case(contact=IDENTIFIED, answers={"电话号码": "13800001234", "经过": "我是林小梅"})
    text = page(caseworker_client, told)
    assert "13800001234" not in text.replace(" ", "").replace("-", "")
    assert "林小梅" not in text
    shown = send(caseworker_client, told, "reveal", reason="call").content.decode()
    assert "13800001234" in shown
    assert "我是林小梅" in shown


def test_a_partner_is_given_her_number_as_contact_only_never_as_an_answer(caseworker, caseworker_client):
    told = actions.accept(case=make_case(contact=IDENTIFIED, answers={"电话号码": "13800001234", "经过": "欠薪"}), actor=caseworker)
    choices = caseworker_client.get(address(told, "refer")).context["form"].fields["fields_given"].choices
    assert [code for code, _ in choices] == ["经过", "contact.name", "contact.phone"]


def test_the_inbox_counts_down_to_the_target_and_after_acceptance_to_the_deadline_of_the_law(case, caseworker, caseworker_client):
    (line,) = caseworker_client.get("/desk/").context["lines"]
    assert (line.due, line.by_law) == (case.due_at, False)
    actions.accept(case=case, actor=caseworker)
    (line,) = caseworker_client.get("/desk/").context["lines"]
    assert line.due is None
    entered = actions.start_clock(case=case, actor=caseworker, kind="aid_review", started_at=clock.now() - timedelta(days=9))
    (line,) = caseworker_client.get("/desk/").context["lines"]
    assert (line.due, line.by_law, line.is_late) == (entered.due_at, True, True)


def test_the_inbox_takes_at_most_twelve_queries(case, caseworker_client, django_assert_max_num_queries):
    caseworker_client.get("/desk/")
    with django_assert_max_num_queries(12):
        caseworker_client.get("/desk/")
