"""Judging, line by line as somebody of the statistics office would read it: target, value, judgement."""

from decimal import Decimal

import pytest

from services.indicators.ratings import JUDGED, Observation, Verdict, rate
from services.indicators.rules import Better, Definition, Rule


def definition(rule, target_2025=None, target_2030=None, **more):
    numbers = [Decimal(number) if number else None for number in (target_2025, target_2030)]
    return Definition(Rule(rule), Better.UP, *numbers, **more)


TABLE = """
at_least  82    85   -      2025  82      reached
at_least  82    85   -      2025  81.99   near
at_least  82    85   -      2025  77.9    near
at_least  82    85   -      2025  77.89   missed
at_least  82    85   -      2024  83      early
at_least  82    85   -      2024  80      not_due
at_least  82    85   -      2026  83      not_due
at_least  82    85   -      2030  83      near
at_least  -     70   -      2025  71      early
at_least  -     70   -      2025  20      not_due
at_least  90    90   yearly 2023  89      near
at_least  90    90   yearly 2027  70      missed
at_most   10.5  10   -      2025  10.5    reached
at_most   10.5  10   -      2025  11      near
at_most   10.5  10   -      2025  11.03   missed
at_most   0     0    yearly 2025  0       reached
at_most   0     0    yearly 2025  1       missed
around    45    45   yearly 2025  45      no_tolerance
trend     -     -    -      2025  12      trend_only
unclear   -     -    -      2025  12      unclear
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_each_line_of_the_table(line):
    rule, t25, t30, yearly, year, value, verdict = line.split()
    asked = definition(rule, t25.strip("-"), t30.strip("-"), yearly=yearly == "yearly")
    assert rate(asked, Observation(int(year), Decimal(value)), int(year)).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [("44", "reached"), ("46.5", "reached"), ("43.4", "near"), ("41", "missed")])
def test_around_is_judged_once_the_district_has_set_a_tolerance(value, verdict):
    asked = definition("around", "45", "45", yearly=True, tolerance=Decimal("1.5"))
    assert rate(asked, Observation(2025, Decimal(value)), 2025).verdict == verdict


def test_a_missing_reading_is_never_a_zero():
    for asked in (definition("at_most", "0", "0"), definition("at_least", "82", "85")):
        rating = rate(asked, None, 2025)
        assert (rating.verdict, rating.value, rating.verdict in JUDGED) == (Verdict.NOT_REPORTED, None, False)


def test_what_does_not_apply_or_was_redefined_is_listed_apart():
    asked = definition("at_least", "82", "85")
    assert rate(asked, Observation(2025, None, not_applicable=True), 2025).verdict is Verdict.NOT_APPLICABLE
    assert rate(asked, Observation(2025, Decimal(90), redefined=True), 2025).verdict is Verdict.REDEFINED


@pytest.mark.parametrize(("own", "of_all", "verdict"), [("31", "30", "reached"), ("29", "30", "near"), ("20", "30", "missed")])
def test_a_relative_target_is_compared_with_the_same_year(own, of_all, verdict):
    assert rate(definition("reference"), Observation(2026, Decimal(own), Decimal(of_all)), 2026).verdict == verdict


def test_a_relative_target_without_its_comparison_is_not_judged():
    assert rate(definition("reference"), Observation(2026, Decimal(31)), 2026).verdict is Verdict.NO_REFERENCE


def test_judging_uses_the_unrounded_value():
    assert rate(definition("at_least", "82", "85"), Observation(2025, Decimal("81.9999")), 2025).verdict is Verdict.NEAR
