"""Coming back with the number: status and messages, never what she told; a reply that arrives once."""

import pytest

from portal.kit import receipts
from services.cases import actions
from services.cases.models import Case, CaseMessage
from services.intake.forms import ReplyForm
from services.intake.views import coming_back
from tests.services.intake.conftest import FIRST, SECOND, words_of


@pytest.fixture
def number(her) -> str:
    return her.asks()


@pytest.fixture
def case(number) -> Case:
    return Case.objects.get()


def other(number: str) -> str:
    """Another well-formed number with the same locator."""
    body = number[:18] + str((int(number[18]) + 1) % 10)
    return body + receipts.check_digit(body)


def test_the_number_shows_where_it_stands_and_nothing_of_what_she_told(her, number):
    page = her.opens(receipts.grouped(number))
    assert page.redirect_chain == [("/r/o/", 302)]
    assert "已收到" in words_of(page)
    for private in (FIRST["q1"], SECOND["q1"], "FYZX", "legal_aid"):
        assert private not in page.content.decode()


def test_the_number_is_in_no_address_and_in_no_later_page(her, number):
    her.opens(number)
    assert number not in "".join(str(step) for step in her.page.redirect_chain)
    assert number not in her.page.content.decode().replace(" ", "")


def test_a_wrong_number_gets_the_same_answer_whether_its_locator_exists_or_not(her, number):
    known, unknown = her.opens(other(number)), her.client.post("/r/", {"n": receipts.derive(receipts.mint())})
    assert (known.status_code, unknown.status_code) == (422, 422)
    assert words_of(known) == words_of(unknown)


def test_too_many_wrong_numbers_are_slowed_down_while_the_right_one_opens(her, number, monkeypatch):
    monkeypatch.setattr(coming_back, "WRONG_A_SOURCE", 3)
    answers = [her.client.post("/r/", {"n": receipts.derive(receipts.mint())}) for _ in range(4)]
    assert [page.status_code for page in answers] == [422, 422, 422, 429]
    assert her.opens(number).redirect_chain == [("/r/o/", 302)]


def test_all_wrong_numbers_together_are_limited_too(her, number, monkeypatch):
    monkeypatch.setattr(coming_back, "WRONG_IN_ALL", 1)
    pages = [her.client.post("/r/", {"n": other(number)}, REMOTE_ADDR=f"10.0.0.{n}") for n in range(2)]
    assert [page.status_code for page in pages] == [422, 429]


def reply(her, text: str, **changed: str):
    form = her.page.context["form"]
    return her.client.post("/r/o/", {"t": text, "k": form["k"].value(), **changed}, follow=True)


def test_her_reply_arrives_once_however_often_it_is_sent(her, number):
    her.opens(number)
    for _ in range(3):
        page = reply(her, "我还有一张工资条。")
    assert words_of(page).count("我还有一张工资条。") == 1
    assert CaseMessage.objects.count() == 1


def test_another_text_under_a_used_key_is_neither_lost_nor_sent_unseen(her, number):
    her.opens(number)
    reply(her, "一")
    page = reply(her, "二")
    assert page.status_code == 409
    assert page.context["form"]["t"].value() == "二"
    assert CaseMessage.objects.count() == 1
    her.page = page
    reply(her, "二")
    assert CaseMessage.objects.count() == 2


@pytest.mark.parametrize("key", ["", "x", "A" * 5000])
def test_a_reply_with_a_tampered_key_keeps_its_text(her, number, key):
    her.opens(number)
    page = reply(her, "您好", k=key)
    assert page.status_code == 400
    assert page.context["form"]["t"].value() == "您好"
    her.page = page
    assert reply(her, "您好").status_code == 200
    assert CaseMessage.objects.count() == 1


def test_an_empty_reply_is_asked_for_again(her, number):
    her.opens(number)
    assert reply(her, " ").status_code == 422


def test_a_reply_that_holds_her_number_is_refused_with_an_explanation(her, number):
    her.opens(number)
    page = reply(her, f"我的号码是 {receipts.grouped(number)}，请回复")
    assert page.status_code == 422
    assert "请把查询码从消息里去掉" in words_of(page)
    assert not CaseMessage.objects.exists()


def test_a_message_without_a_number_is_taken_whatever_digits_it_has():
    assert ReplyForm({"t": "身份证 210303199001011234，电话 13800001234", "k": "x"}).is_valid()


def test_the_desks_answer_is_shown_and_answered(her, number, case, caseworker):
    actions.accept(case=case, actor=caseworker)
    actions.write_to_resident(case=case, actor=caseworker, text="请周三上午来。", asks=True)
    page = her.opens(number)
    assert "请周三上午来。" in words_of(page)
    reply(her, "好的。")
    case.refresh_from_db()
    assert case.state == "accepted"


def test_a_finished_request_takes_no_reply_and_keeps_what_was_typed(her, number, case, caseworker):
    her.opens(number)
    actions.close(case=case, actor=caseworker, outcome="no_request")
    page = reply(her, "等一下")
    assert page.status_code == 409
    assert page.context["form"]["t"].value() == "等一下"
    assert "等一下" in page.content.decode()


def test_staff_of_no_department_can_open_it_by_its_address(her, number):
    assert her.client.get("/r/o/").status_code == 302
