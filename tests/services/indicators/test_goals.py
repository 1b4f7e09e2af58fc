"""The judgement of a goal by its indicators: one that misses decides, one that is open keeps it open."""

import pytest

from services.indicators.goals import Goal, in_order, judge
from services.indicators.ratings import Verdict

REACHED, NEAR, MISSED = Verdict.REACHED, Verdict.NEAR, Verdict.MISSED


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], None),
        ([REACHED, REACHED], REACHED),
        ([REACHED, NEAR], NEAR),
        ([REACHED, NEAR, MISSED], MISSED),
        ([REACHED, Verdict.EARLY], Verdict.EARLY),
        ([Verdict.EARLY, Verdict.NOT_DUE], Verdict.NOT_DUE),
        ([REACHED, Verdict.NOT_REPORTED], Verdict.NOT_REPORTED),
        ([Verdict.NOT_REPORTED, MISSED], MISSED),
        ([NEAR, Verdict.NOT_DUE], Verdict.NOT_DUE),
        ([REACHED, Verdict.TREND_ONLY], REACHED),
        ([REACHED, Verdict.NOT_APPLICABLE], REACHED),
        ([Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE], Verdict.NOT_APPLICABLE),
        ([Verdict.TREND_ONLY], Verdict.TREND_ONLY),
    ],
)
def test_all_indicators_together_judge_a_goal(verdicts, expected):
    assert judge(verdicts) == expected
    assert judge(verdicts[::-1]) == expected


def test_every_judgement_of_an_indicator_has_a_place_in_it():
    for verdict in Verdict:
        assert judge([verdict]) == verdict


def test_goals_stand_in_the_order_of_the_plan():
    goals = [Goal(code, "") for code in ("二.目标.1", "一.目标.10", "一.目标.9")]
    assert [goal.code for goal in in_order(goals, "一二")] == ["一.目标.9", "一.目标.10", "二.目标.1"]
