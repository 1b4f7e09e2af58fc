"""Trends: what one odd year does, what the interval covers, what a small denominator may say."""

import random

import pytest

from services.indicators.trends import pooled_rate, project, slope, unusual_change

LINE = [(2019 + n, 60.0 + 2 * n) for n in range(7)]


def test_a_straight_line_goes_on_straight():
    assert slope(LINE).middle == pytest.approx(2)
    assert project(LINE, 2030).middle == pytest.approx(82)


def test_one_odd_year_does_not_turn_the_trend():
    odd = [*LINE[:3], (2022, 20.0), *LINE[4:]]
    assert slope(odd).middle == pytest.approx(2, abs=0.5)


def test_two_readings_are_no_trend():
    with pytest.raises(ValueError, match="three"):
        slope(LINE[:2])


def test_the_interval_holds_the_true_slope_about_as_often_as_it_says():
    chance = random.Random(1)
    inside = 0
    for _ in range(400):
        series = [(year, 50 + 1.5 * (year - 2019) + chance.gauss(0, 2)) for year in range(2019, 2027)]
        found = slope(series)
        inside += found.low <= 1.5 <= found.high
    assert inside / 400 > 0.85


def test_a_jump_after_a_calm_series_is_unusual_and_a_usual_step_is_not():
    assert unusual_change([*LINE, (2026, 95.0)]) == pytest.approx(23)
    assert unusual_change([*LINE, (2026, 74.5)]) is None


def test_to_stand_still_or_to_slow_down_is_no_swing_but_to_turn_round_is():
    last = LINE[-1][1]
    assert unusual_change([*LINE, (2026, last)]) is None
    assert unusual_change([*LINE, (2026, last + 0.1)]) is None
    assert unusual_change([*LINE, (2026, last - 2)]) == pytest.approx(-2)


def test_nothing_is_called_unusual_before_there_is_a_usual():
    assert unusual_change([(2022, 1.0), (2023, 2.0), (2024, 90.0)]) is None


def test_one_death_moves_a_single_year_by_tens_but_five_years_together_by_little():
    single = pooled_rate([(1, 2600)], 100_000)
    together = pooled_rate([(0, 2700), (1, 2650), (0, 2600), (0, 2550), (1, 2600)], 100_000)
    assert single.middle == pytest.approx(38.46, abs=0.01)
    assert together.middle == pytest.approx(15.27, abs=0.01)
    assert together.high - together.low < single.high - single.low


def test_no_case_at_all_still_has_an_upper_bound():
    nothing = pooled_rate([(0, 2600)], 100_000)
    assert (nothing.low, nothing.middle) == (0, 0)
    assert nothing.high > 100


def test_a_rate_without_a_denominator_is_refused():
    with pytest.raises(ValueError, match="denominator"):
        pooled_rate([(1, 0)], 100)
