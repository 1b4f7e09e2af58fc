"""A series of readings as it may be shown and judged: one unbroken definition, pooled where single years say little. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.indicators.plausibility import PER
from services.indicators.ratings import Observation, Rating, rate
from services.indicators.rules import Definition
from services.indicators.trends import Interval, Point, pooled_rate


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


def judge(definition: Definition, readings: Sequence[Given], unit: str, year: int) -> Judged:
    """The judgement of `year` by what was reported up to it."""
    upto = [given for given in readings if given.year <= year]
    given = next((given for given in upto if given.year == year), None)
    if given is None or given.value is None or definition.rolling_years == 1:
        return Judged(rate(definition, _observed(given, given.value) if given else None, year))
    window = _window(upto, year, definition.rolling_years)
    if not window or unit not in PER:
        return Judged(rate(definition, _observed(given, given.value), year))
    pooled = pooled_rate([(float(each.numerator or 0), float(each.denominator or 0)) for each in window], PER[unit])
    return Judged(rate(definition, _observed(given, Decimal(str(pooled.middle))), year), pooled, (window[0].year, year))


def _window(upto: Sequence[Given], year: int, length: int) -> list[Given]:
    """The years to be pooled: those of the unbroken series that came with numerator and denominator."""
    return [each for each in unbroken(upto) if each.year > year - length and each.numerator is not None and each.denominator]


def _observed(given: Given, value: Decimal | None) -> Observation:
    return Observation(given.year, value, given.reference, not_applicable=given.value is None, redefined=given.redefined)
