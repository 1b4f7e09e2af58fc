"""Whether a target was reached, and why not where nothing can be said (domain 3.2). PURE.

The parameters are the district's to set in its pack; every page that shows a judgement says so (判定规则由区妇儿工委办设定).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from services.indicators.rules import Definition, Rule


class Verdict(StrEnum):
    """A judgement; only the first three enter a rate of reached targets.

    Before the target's year neither those enter that reach it early nor those that are not there yet: either alone would bend the rate.
    """

    REACHED = "reached"
    NEAR = "near"
    MISSED = "missed"
    EARLY = "early"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    REDEFINED = "redefined"
    NO_TOLERANCE = "no_tolerance"
    NO_REFERENCE = "no_reference"
    TREND_ONLY = "trend_only"
    UNCLEAR = "unclear"
    TOO_SHORT = "too_short"
    TOO_FEW = "too_few"


JUDGED: Final = frozenset({Verdict.REACHED, Verdict.NEAR, Verdict.MISSED})
OPEN: Final = {Rule.TREND: Verdict.TREND_ONLY, Rule.UNCLEAR: Verdict.UNCLEAR}


@dataclass(frozen=True)
class Observation:
    """A reading as far as judging needs it. `reference` is the value of the same year that a relative target is compared with."""

    year: int
    value: Decimal | None
    reference: Decimal | None = None
    not_applicable: bool = False
    redefined: bool = False


@dataclass(frozen=True)
class Rating:
    """A verdict with what it was judged by."""

    verdict: Verdict
    year: int
    value: Decimal | None = None
    target: Decimal | None = None
    target_year: int | None = None


def rate(definition: Definition, observed: Observation | None, year: int) -> Rating:
    """The judgement of `year`; `observed` None means that nothing was reported, which is never taken for 0."""
    if observed is None or (observed.value is None and not observed.not_applicable):
        return Rating(Verdict.NOT_REPORTED, year)
    if observed.not_applicable:
        return Rating(Verdict.NOT_APPLICABLE, year)
    if observed.redefined:
        return Rating(Verdict.REDEFINED, year, observed.value)
    if definition.rule in OPEN:
        return Rating(OPEN[definition.rule], year, observed.value)
    return _against_target(definition, observed)


def _against_target(definition: Definition, observed: Observation) -> Rating:
    target_year, target = definition.target_for(observed.year)
    if definition.rule is Rule.REFERENCE:
        target_year, target = observed.year, observed.reference

    def rating(verdict: Verdict) -> Rating:
        return Rating(verdict, observed.year, observed.value, target, target_year)

    if target is None or observed.value is None:
        return rating(Verdict.NO_REFERENCE)
    if definition.lacks_tolerance:
        return rating(Verdict.NO_TOLERANCE)
    missed_by = gap(definition, observed.value, target)
    if target_year > observed.year and not definition.yearly:
        return rating(Verdict.EARLY if missed_by <= 0 else Verdict.NOT_DUE)
    if missed_by <= 0:
        return rating(Verdict.REACHED)
    return rating(Verdict.NEAR if 100 * missed_by <= definition.near_percent * abs(target) else Verdict.MISSED)


def gap(definition: Definition, value: Decimal, target: Decimal) -> Decimal:
    """By how much `value` misses `target`, in its unit; zero or less when it is reached. Values are compared unrounded."""
    if definition.rule is Rule.AT_MOST:
        return value - target
    if definition.rule is Rule.AROUND:
        return abs(value - target) - (definition.tolerance or Decimal(0))
    return target - value
