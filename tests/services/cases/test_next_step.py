"""The best next step follows from where a case stands; the law's duty comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.cases.next_step import LONG_SILENCE, STEPS, Situation, next_step
from services.cases.workflow import State

AT_WORK = Situation(State.ACCEPTED, frozenset({"write", "close"}), silence=timedelta(days=1))


@pytest.mark.parametrize(
    ("change", "act"),
    [
        ({}, "close"),
        ({"open_tasks": 1}, "task"),
        ({"silence": None}, "write"),
        ({"hers": True}, "write"),
        ({"state": State.WAITING}, ""),
        ({"state": State.WAITING, "silence": LONG_SILENCE}, "write"),
        ({"state": State.PAUSED}, ""),
        ({"state": State.PAUSED, "hers": True}, "resume"),
        ({"clock_is_near": True, "hers": True}, "meet"),
        ({"wishes_pause": True, "clock_is_near": True}, "pause"),
        ({"state": State.REGISTERED, "silence": None}, "accept"),
        ({"can": frozenset({"decide_extension"}), "hers": True}, "decide_extension"),
        ({"can": frozenset({"decide_extension", "decide_opening"})}, "decide_opening"),
        ({"owes_report": True, "can": frozenset({"decide_opening"}), "state": State.REGISTERED}, "task"),
        ({"owes_report": True, "state": State.CLOSED}, "task"),
    ],
)
def test_what_is_best_done_next(change, act):
    step = next_step(replace(AT_WORK, **change))
    assert step is not None
    assert step.act == act


def test_a_closed_case_that_owes_nothing_asks_for_nothing():
    assert next_step(replace(AT_WORK, state=State.CLOSED)) is None


def test_every_step_is_another_text():
    assert len({step.words for _, step in STEPS}) == len(STEPS)
