"""How good an order is."""

import pytest

from search.judging import Answered, Judged, mark, mean, read

CASE = Judged("家暴", ("八.策略.3", "八.目标.3"), ("家庭暴力",))
MEASURE, GOAL = Answered("八.策略.3", ""), Answered("八.目标.3", "")
GUIDE, OTHER = Answered("", "遇到家庭暴力"), Answered("", "产假")


def test_the_file_is_read():
    assert read("query\texpected\n家暴\t八.策略.3;四部.一;家庭暴力\n") == [Judged("家暴", ("八.策略.3", "四部.一"), ("家庭暴力",))]


def test_a_perfect_order_has_full_marks():
    marks = mark(CASE, [MEASURE, GOAL])
    assert (marks.recall, marks.ndcg, marks.mrr, marks.first) == (1, 1, 1, 1)


def test_what_is_missing_or_late_costs():
    assert mark(CASE, [MEASURE]).recall == 0.5
    late = mark(CASE, [OTHER, MEASURE, GOAL])
    assert late.first == 0
    assert late.mrr == 0.5
    assert 0.5 < late.ndcg < 1
    assert mark(CASE, [OTHER] * 10 + [MEASURE]).recall == 0
    assert mark(CASE, []).mrr == 0


def test_a_page_about_the_topic_is_right_but_not_required():
    assert mark(CASE, [GUIDE, MEASURE, GOAL]).first == 1
    assert mark(CASE, [GUIDE, MEASURE, GOAL]).ndcg == pytest.approx(1)


def test_the_mean_of_several():
    assert mean([mark(CASE, [MEASURE, GOAL]), mark(CASE, [])]).recall == 0.5
