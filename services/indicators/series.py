"""A series of readings as it may be shown and judged: one unbroken definition, pooled where single years say little. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from services.indicators.plausibility import PER
from services.indicators.ratings import Observation, Rating, Verdict, rate
from services.indicators.rules import END, Definition
from services.indicators.trends import Interval, Point, pooled_rate

FEWEST: Final = 5
"""Of fewer people with an illness, or fewer of them that a rate leaves out, nothing is said."""
LEAST_POOLED: Final = 3
"""With counts from fewer years of a block, the cases of a single one could still be told."""


@dataclass(frozen=True)
class Given:
    """An approved reading as a series needs it."""

    year: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reference: Decimal | None = None
    redefined: bool = False


@dataclass(frozen=True)
class Shown:
    """A figure as it is published: of one year, or of the years from `since` on taken together, with its interval; `why` there is none."""

    year: int
    value: Decimal | None
    since: int
    interval: Interval | None = None
    why: Verdict | None = None


@dataclass(frozen=True)
class Judged:
    """The newest year of a series with its judgement; `pooled` where several years were taken together, `years` says which."""

    rating: Rating
    pooled: Interval | None = None
    years: tuple[int, int] | None = None


def unbroken(readings: Sequence[Given]) -> list[Given]:
    """The readings since the definition last changed, oldest first: figures before and after it are not compared."""
    ordered = sorted(readings, key=lambda given: given.year)
    breaks = [number for number, given in enumerate(ordered) if given.redefined]
    return ordered[breaks[-1] :] if breaks else ordered


def points(readings: Sequence[Given]) -> list[Point]:
    """Year and value of the unbroken series, for trends."""
    return [(given.year, float(given.value)) for given in unbroken(readings) if given.value is not None]


def shown(definition: Definition, readings: Sequence[Given], unit: str) -> list[Shown]:
    """The series as it is published, oldest first. Where years are pooled, one figure stands at the last year of each whole block.

    Blocks end with the plan's years (2025, 2030 for five) and share no year: of figures that did, one could be taken from the other,
    and the rest would be the cases of a single year. Of sick people the rate is rounded and has no interval, which would tell how many
    there are; it is withheld where it is about fewer than five, and no year says that there was none.
    """
    ordered = sorted(readings, key=lambda given: given.year)
    if definition.rolling_years == 1 or unit not in PER:
        found = [Shown(given.year, given.value, given.year, why=_why_none(given)) for given in ordered]
    else:
        found = [_pooled(ordered, given, unit, definition.rolling_years) for given in ordered]
    return [_covered(ordered, figure, definition.rolling_years) for figure in found] if definition.of_the_sick else found


def judge(definition: Definition, readings: Sequence[Given], unit: str, year: int) -> Judged:
    """The judgement of `year` by what was reported up to it."""
    given = next((given for given in readings if given.year == year), None)
    if given is None:
        return Judged(rate(definition, None, year))
    figure = next(each for each in shown(definition, readings, unit) if each.year == year)
    if figure.why and figure.why is not Verdict.NOT_APPLICABLE:
        return Judged(Rating(figure.why, year))
    seen = Observation(year, figure.value, given.reference, not_applicable=figure.value is None, redefined=given.redefined)
    return Judged(rate(definition, seen, year), figure.interval, (figure.since, year))


def _pooled(ordered: Sequence[Given], given: Given, unit: str, length: int) -> Shown:
    block = [each for each in unbroken([each for each in ordered if each.year <= given.year]) if each.year > given.year - length]
    counted = [each for each in block if each.numerator is not None and each.denominator]
    if not _is_whole(block, counted, length):
        return Shown(given.year, None, given.year, why=_why_none(given) or Verdict.TOO_SHORT)
    pooled = pooled_rate([(float(each.numerator or 0), float(each.denominator or 0)) for each in counted], PER[unit])
    return Shown(given.year, Decimal(str(pooled.middle)), block[0].year, pooled)


def _why_none(given: Given) -> Verdict | None:
    return Verdict.NOT_APPLICABLE if given.value is None else None


def _covered(ordered: Sequence[Given], figure: Shown, length: int) -> Shown:
    """The figure of a rate among sick people: rounded and alone, or none."""
    if figure.value is None:
        return replace(figure, why=Verdict.TOO_SHORT if length > 1 else Verdict.TOO_FEW)
    parts = [(each.numerator, each.denominator) for each in ordered if figure.since <= each.year <= figure.year and each.value is not None]
    cases = sum(numerator or 0 for numerator, _ in parts)
    others = sum(denominator or 0 for _, denominator in parts) - cases
    if min(cases, others) < FEWEST:
        return Shown(figure.year, None, figure.year, why=Verdict.TOO_FEW)
    return replace(figure, value=round(figure.value, 1), interval=None)


def _is_whole(block: Sequence[Given], counted: Sequence[Given], length: int) -> bool:
    """Whether a block ends here in which every year came with its counts, or did not apply."""
    if (END - block[-1].year) % length or len(block) < length or len(counted) < LEAST_POOLED:
        return False
    return all(each in counted for each in block if each.value is not None)
