"""Early warning, and a backtest on series whose truth is known (docs/indicators.md states the figures)."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from services.indicators.ratings import Observation, rate
from services.indicators.rules import Better, Definition, Rule
from services.indicators.warnings import Due, Kind, warnings

ASKED = Definition(Rule.AT_LEAST, Better.UP, Decimal(82), Decimal(85))
TODAY = date(2026, 11, 25)


def kinds(points, *, asked=ASKED, missing=None, today=TODAY):
    year = max(points)[0]
    rating = rate(asked, Observation(year, Decimal(str(points[-1][1]))), year)
    return {found.kind for found in warnings(asked, points, rating, missing, today)}


def rising(step, last=2026, start=70.0):
    return [(year, start + step * (year - 2019)) for year in range(2019, last + 1)]


def test_a_series_that_gets_there_in_time_warns_of_nothing():
    assert kinds(rising(2.0)) == set()


def test_a_series_that_stands_still_is_hard_to_reach():
    assert kinds(rising(0.1)) == {Kind.HARD_TO_REACH}


def test_a_target_missed_in_its_year_is_said_as_such():
    assert kinds(rising(0.1, last=2025)) == {Kind.MISSED}


def test_two_readings_foretell_nothing():
    assert kinds([(2025, 82.5), (2026, 70.0)]) == set()


def test_a_jump_is_volatile():
    assert Kind.VOLATILE in kinds([*rising(2.0, last=2025), (2026, 99.0)])


def test_a_reading_is_stale_only_after_sixty_days():
    due = Due(2025, date(2026, 6, 30))
    assert Kind.STALE not in kinds(rising(2.0), missing=due, today=date(2026, 8, 29))
    assert Kind.STALE in kinds(rising(2.0), missing=due, today=date(2026, 8, 30))


def test_what_has_a_direction_only_is_never_hard_to_reach():
    asked = Definition(Rule.TREND, Better.UP)
    assert kinds(rising(-1.0), asked=asked) == set()


def test_around_a_target_the_whole_interval_has_to_lie_on_one_side():
    asked = Definition(Rule.AROUND, Better.STEADY, None, Decimal(45), tolerance=Decimal(1))
    away = [(year, 44 - 0.5 * (year - 2019)) for year in range(2019, 2027)]
    across = [(year, 45 + (3 if year % 2 else -3)) for year in range(2019, 2027)]
    assert kinds(away, asked=asked) == {Kind.HARD_TO_REACH}
    assert kinds(away, asked=replace(asked, tolerance=None)) == set()  # whether it is near enough nobody has said yet
    assert Kind.HARD_TO_REACH not in kinds(across, asked=asked)


def backtest(reaches: bool, runs: int = 300) -> float:
    """The share of series warned of in 2026, among those that truly reach 85 by 2030 with room, or truly do not."""
    chance = random.Random(7)
    warned = 0
    for _ in range(runs):
        truth = chance.uniform(86, 92) if reaches else chance.uniform(72, 83)
        step = (truth - 70) / 11
        series = [(year, 70 + step * (year - 2019) + chance.gauss(0, 1)) for year in range(2019, 2027)]
        warned += Kind.HARD_TO_REACH in kinds(series)
    return warned / runs


def test_the_backtest_gives_few_false_alarms_and_finds_most_of_what_will_miss():
    assert backtest(reaches=True) <= 0.05
    assert backtest(reaches=False) >= 0.75
