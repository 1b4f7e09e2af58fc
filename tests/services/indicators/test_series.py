"""Series: a changed definition breaks them, few cases are taken together."""

from dataclasses import replace
from decimal import Decimal

import pytest

from services.indicators.ratings import Verdict
from services.indicators.rules import Better, Definition, Rule
from services.indicators.series import Given, judge, points, shown, unbroken

DEATHS = Definition(Rule.AT_MOST, Better.DOWN, Decimal("10.5"), Decimal(10), rolling_years=5)


def deaths(*numerators, first=2021, base=10_000):
    return [Given(first + n, Decimal(count) / base * 100_000, Decimal(count), Decimal(base)) for n, count in enumerate(numerators)]


def test_figures_from_before_a_new_definition_are_not_compared():
    series = [Given(2022, Decimal(40)), Given(2023, Decimal(60), redefined=True), Given(2024, Decimal(62))]
    assert [each.year for each in unbroken(series)] == [2023, 2024]
    assert points(series) == [(2023, 60.0), (2024, 62.0)]


def test_few_cases_are_judged_over_the_years_together():
    judged = judge(DEATHS, deaths(1, 0, 2, 0, 1), "/10万", 2025)
    assert judged.years == (2021, 2025)
    assert judged.rating.value == Decimal("8.0")
    assert judged.rating.verdict is Verdict.REACHED
    assert judged.pooled.low < 8 < judged.pooled.high


def test_a_single_bad_year_alone_would_have_been_missed():
    single = Definition(Rule.AT_MOST, Better.DOWN, Decimal("10.5"), Decimal(10))
    assert judge(single, deaths(0, 0, 0, 0, 2), "/10万", 2025).rating.verdict is Verdict.MISSED
    assert judge(DEATHS, deaths(0, 0, 0, 0, 2), "/10万", 2025).rating.verdict is Verdict.REACHED


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2026])
def test_within_a_block_no_year_has_a_figure(year):
    judged = judge(DEATHS, deaths(1, 0, 2, 0, 1, 1), "/10万", year)
    assert (judged.rating.verdict, judged.rating.value) == (Verdict.TOO_SHORT, None)


def test_a_block_that_lacks_a_year_waits_for_it():
    lacking = [given for given in deaths(1, 0, 2, 0, 1) if given.year != 2023]
    assert judge(DEATHS, lacking, "/10万", 2025).rating.verdict is Verdict.TOO_SHORT


def test_a_year_without_its_counts_is_no_part_of_a_block():
    uncounted = [replace(given, numerator=None) if given.year == 2023 else given for given in deaths(1, 0, 2, 0, 1)]
    assert judge(DEATHS, uncounted, "/10万", 2025).rating.verdict is Verdict.TOO_SHORT


@pytest.mark.parametrize(("absent", "verdict"), [({2025}, Verdict.REACHED), ({2021, 2022, 2025}, Verdict.TOO_SHORT)])
def test_years_that_do_not_apply_add_nothing_and_may_not_be_most(absent, verdict):
    series = [Given(given.year, None) if given.year in absent else given for given in deaths(0, 0, 1, 0, 0)]
    figure = next(each for each in shown(DEATHS, series, "/10万") if each.year == 2025)
    assert (figure.value is None) is (verdict is Verdict.TOO_SHORT)
    assert judge(DEATHS, series, "/10万", 2025).rating.verdict is (Verdict.NOT_APPLICABLE if figure.value is None else verdict)


def test_a_new_definition_within_a_block_leaves_it_without_a_figure():
    changed = [replace(given, redefined=given.year == 2023) for given in deaths(1, 0, 2, 0, 1)]
    assert judge(DEATHS, changed, "/10万", 2025).rating.verdict is Verdict.TOO_SHORT


def test_a_year_without_a_reading_is_not_filled_from_its_neighbours():
    assert judge(DEATHS, deaths(1, 0, 2), "/10万", 2025).rating.verdict is Verdict.NOT_REPORTED


def test_the_year_of_a_new_definition_is_listed_apart():
    asked = Definition(Rule.AT_LEAST, Better.UP, Decimal(82), Decimal(85))
    series = [Given(2024, Decimal(70)), Given(2025, Decimal(83), redefined=True), Given(2026, Decimal(86))]
    assert judge(asked, series, "%", 2025).rating.verdict is Verdict.REDEFINED
    assert judge(asked, series, "%", 2026).rating.verdict is Verdict.EARLY


@pytest.mark.parametrize("year", [2020, 2026])
def test_nothing_is_said_about_years_outside_the_series(year):
    assert judge(DEATHS, deaths(1, 0), "/10万", year).rating.verdict is Verdict.NOT_REPORTED
