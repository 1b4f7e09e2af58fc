"""States are data: each has its words, and only the agreed changes are possible."""

import pytest

from services.cases.workflow import CHANGES, OUTCOMES, WORDS, State, after_message, after_reply, allows, outcomes_in

ALLOWED = {
    (State.REGISTERED, "accept"),
    (State.REGISTERED, "note"),
    (State.REGISTERED, "reply"),
    (State.REGISTERED, "close"),
    (State.ACCEPTED, "write"),
    (State.ACCEPTED, "note"),
    (State.ACCEPTED, "reply"),
    (State.ACCEPTED, "close"),
    (State.WAITING, "write"),
    (State.WAITING, "note"),
    (State.WAITING, "reply"),
    (State.WAITING, "close"),
    (State.CLOSED, "note"),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_possible_exactly_where_it_was_agreed(state, change):
    assert allows(change, state) is ((state, change) in ALLOWED)


def test_every_state_has_words_for_staff_and_for_her():
    assert set(WORDS) == set(State)
    assert all(words.staff and words.public and words.public_next for words in WORDS.values())


def test_before_acceptance_a_case_closes_only_with_what_is_not_counted():
    assert set(outcomes_in(State.REGISTERED)) == {"withdrawn", "duplicate", "no_request"}
    assert outcomes_in(State.ACCEPTED) == OUTCOMES


def test_only_a_question_makes_the_case_wait_for_her():
    assert after_message(asks=True) == State.WAITING
    assert after_message(asks=False) == State.ACCEPTED


def test_her_reply_gives_the_turn_back_to_the_desk():
    assert after_reply(State.WAITING) == State.ACCEPTED
    assert after_reply(State.REGISTERED) == State.REGISTERED
