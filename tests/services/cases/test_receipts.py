"""A receipt opens status and messages, nothing else, and takes one Argon2 whether it exists or not."""

from dataclasses import asdict

import pytest
from django.utils import translation

from portal.kit import receipts as kit
from services.cases import actions
from services.cases.receipts import find, messages, public_status
from tests.factories.cases import ANSWERS, make_case_with_receipt


@pytest.fixture
def stretches(monkeypatch) -> list[str]:
    """The receipts that were put through Argon2."""
    done: list[str] = []
    real = kit._stretch
    monkeypatch.setattr(kit, "_stretch", lambda receipt, salt: done.append(receipt) or real(receipt, salt))
    return done


def test_a_receipt_finds_its_case_however_it_is_typed(district):
    case, receipt = make_case_with_receipt()
    assert find(receipt).case == case
    assert find(f" {kit.grouped(receipt)} ").case == case


def other_receipt(receipt: str) -> str:
    """Another receipt with the same locator."""
    body = receipt[:18] + str((int(receipt[18]) + 1) % 10)
    return body + kit.check_digit(body)


def test_every_lookup_takes_one_argon2(district, stretches):
    _, receipt = make_case_with_receipt()
    stretches.clear()
    for typed, found in ((receipt, True), (other_receipt(receipt), False), (kit.derive(kit.mint()), False)):
        assert (find(typed) is not None) is found
    assert len(stretches) == 3


@pytest.mark.parametrize("nonsense", ["", "12345", "1" * 20, "号码" * 10, "\x00" * 20, "9" * 100_000])
def test_nonsense_is_no_receipt(db, nonsense):
    assert find(nonsense) is None


def test_two_cases_with_one_locator_are_told_apart_by_one_argon2(district, monkeypatch, stretches):
    first, receipt = make_case_with_receipt()
    monkeypatch.setattr(kit, "derive", lambda key: other_receipt(receipt))
    second, other = make_case_with_receipt()
    stretches.clear()
    assert (find(receipt).case, find(other).case) == (first, second)
    assert stretches == [receipt, other]


def test_she_sees_where_it_stands_and_nothing_of_what_she_told(caseworker):
    case, _ = make_case_with_receipt()
    shown = str(asdict(public_status(case)))
    assert case.reference in shown
    for private in (*ANSWERS.values(), "小林", "工作日上午", "legal", "FYZX", "法律援助"):
        assert private not in shown


def test_status_is_in_her_words(caseworker):
    case, _ = make_case_with_receipt()
    with translation.override("en"):
        assert public_status(case).name == "Received"
        assert public_status(actions.accept(case=case, actor=caseworker)).name == "Being handled"
        closed = public_status(actions.close(case=case, actor=caseworker, outcome="guided"))
        assert (closed.outcome, closed.may_reply) == ("You were told who can help you.", False)


def test_messages_come_in_the_order_they_were_written(caseworker):
    case, receipt = make_case_with_receipt()
    held = find(receipt)
    actions.accept(case=case, actor=caseworker)
    actions.resident_reply(case=case, message_key=held.message_key, text="一")
    actions.write_to_resident(case=case, actor=caseworker, text="二")
    actions.resident_reply(case=case, message_key=held.message_key, text="三")
    assert [(message.text, message.from_resident) for message in messages(held)] == [("一", True), ("二", False), ("三", True)]


def test_her_replies_are_stamped_with_the_hour(caseworker):
    case, receipt = make_case_with_receipt()
    actions.resident_reply(case=case, message_key=find(receipt).message_key, text="您好")
    sent, noted = case.messages.get().sent_at, case.timeline.last().at
    assert {(moment.minute, moment.second, moment.microsecond) for moment in (sent, noted)} == {(0, 0, 0)}
