"""States are data: each has its words, and only the agreed changes are possible."""

import pytest

from services.cases.workflow import CHANGES, OUTCOMES, WORDS, State, after_message, after_reply, allows, outcomes_in, owes_written_result

STATES = dict(zip("RAWPC", State, strict=True))
AGREED = {
    "ask_opening": "RAWPC",
    "open_urgently": "RAWPC",
    "decide_opening": "RAWPC",
    "meet": "RAWP",
    "accept": "R",
    "assign": "RAWP",
    "write": "AW",
    "reply": "RAWP",
    "note": "RAWPC",
    "call": "RAWP",
    "milestone": "RAWP",
    "task": "RAWPC",
    "clock": "AW",
    "refer": "AW",
    "end_referral": "RAWPC",
    "transfer": "RAW",
    "send_back": "RAW",
    "extend": "RAW",
    "decide_extension": "RAW",
    "pause": "AW",
    "resume": "P",
    "split": "AW",
    "merge": "RAW",
    "link": "RAWPC",
    "close": "RAWP",
    "withdraw": "RAWP",
    "reopen": "C",
    "hold": "RAWPC",
    "reveal": "RAWPC",
    "give_copy": "RAWPC",
    "agree_to_delete": "C",
    "delete": "C",
    "refuse_data": "RAWPC",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_possible_exactly_where_it_was_agreed(change):
    assert {state for state in State if allows(change, state)} == {STATES[letter] for letter in AGREED[change]}


def test_only_complaints_of_harassment_that_were_handled_owe_a_written_result():
    assert owes_written_result("workplace_harassment", "helped")
    assert not owes_written_result("workplace_harassment", "withdrawn")
    assert not owes_written_result("legal_aid", "helped")


def test_every_state_has_words_for_staff_and_for_her():
    assert set(WORDS) == set(State)
    assert all(words.staff and words.public and words.public_next for words in WORDS.values())


def test_before_acceptance_a_case_closes_only_with_what_is_not_counted():
    assert set(outcomes_in(State.REGISTERED, "legal_aid")) == {"withdrawn", "duplicate", "no_request"}
    assert set(outcomes_in(State.ACCEPTED, "legal_aid")) == set(OUTCOMES) - {"interviewed"}


def test_a_joint_interview_ends_only_what_is_about_work():
    """妇女权益保障法 74: of employers who violate rights at work."""
    assert "interviewed" in outcomes_in(State.ACCEPTED, "maternity")
    assert "interviewed" not in outcomes_in(State.REGISTERED, "maternity")
    assert "interviewed" not in outcomes_in(State.ACCEPTED, "domestic_violence")


def test_only_a_question_makes_the_case_wait_for_her():
    assert after_message(asks=True) == State.WAITING
    assert after_message(asks=False) == State.ACCEPTED


def test_her_reply_gives_the_turn_back_to_the_desk():
    assert after_reply(State.WAITING) == State.ACCEPTED
    assert after_reply(State.REGISTERED) == State.REGISTERED
