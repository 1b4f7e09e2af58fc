"""The plain sentences beneath a judgement: change, course and gap, and when nothing is said."""

from decimal import Decimal

import pytest

from services.indicators.models import Indicator
from services.indicators.queries import standing
from services.indicators.telling import course

pytestmark = pytest.mark.django_db


def told(code, year=2025):
    return course(standing(code, year))


def test_a_missed_target_says_the_changes_and_what_is_missing(district, approved):
    dropout = Indicator.objects.get(code="2-5c")
    for year, value in ((2019, "1.5"), (2024, "1.24"), (2025, "1.2")):
        approved(dropout, year, value)
    assert told("2-5c") == [
        "比 2024 年：−0.04 百分点，变好。",
        "2019 年以来：−0.3 百分点，变好。",
        "离 2025 年目标（≤1 %）还差 0.2 百分点。",
        "差距超过目标值的 5%，所以判“未达”。",
    ]


def test_what_is_nearly_reached_says_why_and_where_nothing_is_allowed_there_is_no_near(screening, approved):
    approved(screening, 2025, "81")
    assert told("1-3a")[-1] == "差距没有超过目标值的 5%，所以判“接近”。"
    households = Indicator.objects.get(code="3-S3b")
    approved(households, 2025, "2")
    assert told("3-S3b") == ["离 2025 年目标（≤0 户）还差 2 户。"]


def test_what_reached_its_target_misses_nothing(screening, approved):
    approved(screening, 2024, "82.5")
    approved(screening, 2025, "83.1")
    assert told("1-3a") == ["比 2024 年：+0.6 百分点，变好。"]


def test_where_the_year_was_not_reported_the_newest_figure_is_named(screening, approved):
    approved(screening, 2024, "82.5")
    assert told("1-3a") == ["最近的数据是 2024 年：82.5 %。"]


def test_figures_before_a_change_of_definition_are_left_out(screening, approved):
    approved(screening, 2023, "60")
    approved(screening, 2024, "80", redefined=True)
    approved(screening, 2025, "83.1")
    assert told("1-3a") == ["比 2024 年：+3.1 百分点，变好。"]


def test_where_years_are_taken_together_nothing_is_said_of_a_single_one(approved):
    syphilis = Indicator.objects.get(code="1-6e")
    for year in range(2021, 2026):
        approved(syphilis, year, "95", numerator=Decimal(19), denominator=Decimal(20))
    assert told("1-6e") == []


def test_without_a_reading_nothing_is_said(screening):
    assert told("1-3a") == []
