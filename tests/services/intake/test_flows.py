"""A flow as data: its steps in order, its answers in words."""

import pytest

from services.intake import flows
from tests.services.intake.conftest import FIRST, SECOND


def test_steps_count_from_one(flow):
    assert flow.step(1).title == "Who"
    for number in (0, 3):
        with pytest.raises(IndexError):
            flow.step(number)


def test_the_first_step_without_answers_is_next(flow):
    assert flow.first_unanswered({}) == 1
    assert flow.first_unanswered({"2": SECOND}) == 1
    assert flow.first_unanswered({"1": FIRST}) == 2
    assert flow.first_unanswered({"1": FIRST, "2": SECOND}) is None


def test_the_desk_reads_questions_and_answers_in_words(flow):
    assert flow.in_words({"1": FIRST, "2": SECOND}) == {"Name": "小林", "Contact?": "Yes", "What happened?": SECOND["q1"]}


def test_empty_answers_are_left_out(flow):
    assert [row.label for row in flow.rows({"1": {"q1": "", "q2": "no"}}, 1)] == ["Contact?"]


def test_a_flow_is_found_by_its_address(flow):
    assert flows.flow_at("a") is flow
    assert flows.flow_at("z") is None
