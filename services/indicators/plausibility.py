"""Whether a reported number can be true, and whether it is likely. PURE.

What cannot be true is refused; what is unlikely is asked about once, with the usual range, and may then be confirmed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

FIRST_YEAR: Final = 2010
TIMES: Final = 5
"""More than five times, or less than a fifth of, the middle of what was reported before is asked about: a point one place off."""
ROUNDING: Final = Decimal("0.06")
"""A rate may differ this much from its own numerator and denominator, by rounding."""
MOST: Final = 10**10
"""No number of a district has more digits; one that has is a slip, and could not be stored."""
PER: Final = {"%": 100, "‰": 1000, "/10万": 100_000}


class Fault(StrEnum):
    """Why a number cannot be taken."""

    FUTURE = "future"
    TOO_OLD = "too_old"
    NEGATIVE = "negative"
    OVER_HUNDRED = "over_hundred"
    TOO_LARGE = "too_large"
    NO_DENOMINATOR = "no_denominator"
    DOES_NOT_DIVIDE = "does_not_divide"


@dataclass(frozen=True)
class Given:
    """A reading as it was typed, in the unit of its indicator."""

    year: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Range:
    """From where to where the earlier readings lie."""

    low: Decimal
    high: Decimal


def faults(given: Given, *, unit: str, this_year: int) -> dict[str, Fault]:
    """What is wrong, by field (`year`, `value`, `numerator`, `denominator`)."""
    found: dict[str, Fault] = {}
    if given.year >= this_year + 1:
        found["year"] = Fault.FUTURE
    elif given.year < FIRST_YEAR:
        found["year"] = Fault.TOO_OLD
    value_fault = _value_fault(given.value, unit)
    if value_fault:
        found["value"] = value_fault
    if given.numerator is not None and not given.denominator:
        found["denominator"] = Fault.NO_DENOMINATOR
    counts = _of_counts(given)
    if not (value_fault or counts or _divides(given, unit)):
        found["value"] = Fault.DOES_NOT_DIVIDE
    return found | counts


def _value_fault(value: Decimal | None, unit: str) -> Fault | None:
    if value is not None and unit == "%" and value > 100:
        return Fault.OVER_HUNDRED
    return _size_fault(value)


def _size_fault(number: Decimal | None) -> Fault | None:
    if number is None or 0 <= number < MOST:
        return None
    return Fault.NEGATIVE if number < 0 else Fault.TOO_LARGE


def _of_counts(given: Given) -> dict[str, Fault]:
    sizes = {"numerator": _size_fault(given.numerator), "denominator": _size_fault(given.denominator)}
    return {name: fault for name, fault in sizes.items() if fault}


def _divides(given: Given, unit: str) -> bool:
    """Whether a rate fits its own numerator and denominator, where all three are given."""
    if given.value is None or given.numerator is None or not given.denominator or unit not in PER:
        return True
    return abs(given.numerator / given.denominator * PER[unit] - given.value) <= ROUNDING


def unlikely(value: Decimal, earlier: Sequence[Decimal]) -> Range | None:
    """The usual range when `value` lies far outside it; None when it is likely, or nothing is known."""
    known = sorted(number for number in earlier if number > 0)
    if not known:
        return None
    middle = known[len(known) // 2]
    return Range(known[0], known[-1]) if value > middle * TIMES or value * TIMES < middle else None
