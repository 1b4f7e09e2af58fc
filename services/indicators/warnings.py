"""Early warning (四部.四): hard to reach, volatile, stale, missed; each with what makes it so. PURE."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from services.indicators.ratings import Rating, Verdict, gap
from services.indicators.rules import NUMERIC, Definition
from services.indicators.trends import LEAST_READINGS, Interval, Point, project, unusual_change

PATIENCE: Final = timedelta(days=60)
"""A reading is stale when it is missing this long after it was due (statistics 2)."""


class Kind(StrEnum):
    """Why somebody has to look."""

    MISSED = "missed"
    HARD_TO_REACH = "hard_to_reach"
    VOLATILE = "volatile"
    STALE = "stale"


@dataclass(frozen=True)
class EarlyWarning:
    """A reason to act: the year it speaks of, and the numbers that its sentence needs."""

    kind: Kind
    year: int
    change: float | None = None
    projection: Interval | None = None
    target: Decimal | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Due:
    """A reading that was to come: its data year and the day."""

    year: int
    on: date


def warnings(definition: Definition, points: Sequence[Point], rating: Rating, missing: Due | None, today: date) -> Iterator[EarlyWarning]:
    """What is to be warned of. `points` are the readings of one unbroken definition, `rating` is that of the newest year."""
    if missing and today > missing.on + PATIENCE:
        yield EarlyWarning(Kind.STALE, missing.year, due_on=missing.on)
    if rating.verdict is Verdict.MISSED:
        yield EarlyWarning(Kind.MISSED, rating.year, target=rating.target)
    elif hard := _hard_to_reach(definition, points):
        yield hard
    change = unusual_change(points) if points else None
    if change is not None:
        yield EarlyWarning(Kind.VOLATILE, max(points)[0], change=change)


def _hard_to_reach(definition: Definition, points: Sequence[Point]) -> EarlyWarning | None:
    """Whether the whole interval of the projection misses the target of the next target year."""
    if len(points) < LEAST_READINGS or definition.rule not in NUMERIC or definition.lacks_tolerance:
        return None
    target_year, target = definition.target_for(max(points)[0] + 1)
    if target is None or target_year <= max(points)[0]:
        return None
    reach = project(points, target_year)
    ends = [Decimal(value) for value in (reach.low, reach.high)]
    one_side = (ends[0] < target) == (ends[1] < target)
    if not one_side or any(gap(definition, value, target) <= 0 for value in ends):
        return None
    return EarlyWarning(Kind.HARD_TO_REACH, target_year, projection=reach, target=target)
