"""The geometry of a line chart, drawn by a template as SVG: readable without colour and without scripts, always beside its table. PURE."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

Point = tuple[int, float]
STEPS: Final = (2.0, 1.0, 0.5)
ROOM: Final = 56  # what the digits of a year take on a telephone in large print
TINY: Final = 1e-9  # what a quotient of decimals may miss a whole number by


@dataclass(frozen=True)
class Frame:
    """Size of a chart and the room around its lines, in units of its own."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


WIDE: Final = Frame(420, 246, left=48, right=14, top=38, bottom=30)
SPARK: Final = Frame(120, 32, left=3, right=3, top=5, bottom=5)


@dataclass(frozen=True)
class Mark:
    """A reading: where it lies."""

    x: float
    y: float
    year: int
    value: float


@dataclass(frozen=True)
class Year:
    """A year below the axis; one that is `spare` would touch its neighbour where the drawing is small, and is left out there."""

    x: float
    year: int
    spare: bool


@dataclass(frozen=True)
class Span:
    """How far the true value of a year may lie: an upright stroke."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Level:
    """A horizontal line with its value: a tick of the scale or a target; a target holds from `x1` on."""

    y: float
    value: float
    x1: float
    x2: float
    year: int | None = None

    @property
    def text(self) -> str:
        """Its value with two decimals at most, and none that says nothing."""
        return f"{self.value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Chart:
    """What the template draws."""

    frame: Frame
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    targets: tuple[Level, ...]
    ticks: tuple[Level, ...]
    breaks: tuple[float, ...]
    absent: tuple[Mark, ...] = ()
    """Years in which the indicator did not apply: there is nothing to draw, but it is no gap."""
    spans: tuple[Span, ...] = ()
    years: tuple[Year, ...] = ()


@dataclass(frozen=True)
class Scale:
    """From years and values to places in the frame."""

    frame: Frame
    years: tuple[int, int]
    values: tuple[float, float]

    def x(self, year: float) -> float:
        """Where a year lies."""
        first, last = self.years
        room = self.frame.width - self.frame.left - self.frame.right
        return round(self.frame.left + room * (year - first) / max(last - first, 1), 1)

    def y(self, value: float) -> float:
        """Where a value lies; larger ones are higher up."""
        low, high = self.values
        room = self.frame.height - self.frame.top - self.frame.bottom
        return round(self.frame.top + room * (high - value) / (high - low), 1)


def draw(
    points: Sequence[Point],
    targets: Sequence[Point],
    *,
    frame: Frame,
    broken_at: Sequence[int] = (),
    absent: Sequence[int] = (),
    spans: Sequence[tuple[int, float, float]] = (),
    since: int | None = None,
    to_year: int = 0,
) -> Chart | None:
    """The chart of a series with its targets (year, value) and intervals (year, low, high); None without any reading.

    The axis begins at `since`, where the first figure is about years before its own.
    The line is broken where the definition changed (`broken_at`) and where the indicator did not apply (`absent`).
    """
    if not points:
        return None
    ordered = sorted(points)
    first, last = min([ordered[0][0], *absent, *([since] if since else [])]), max(ordered[-1][0], *absent, to_year)
    scale = Scale(frame, (first, last), _range([value for _year, *values in (*ordered, *targets, *spans) for value in values]))
    marks = tuple(Mark(scale.x(year), scale.y(value), year, value) for year, value in ordered)
    return Chart(
        frame=frame,
        lines=tuple(_path(part) for part in _parts(marks, [*broken_at, *absent])),
        marks=marks,
        targets=_levels(targets, scale),
        ticks=tuple(Level(scale.y(value), value, frame.left, frame.width - frame.right) for value in _ticks(scale.values)),
        breaks=tuple(scale.x(year - 0.5) for year in broken_at if ordered[0][0] < year <= ordered[-1][0]),
        absent=tuple(Mark(scale.x(year), frame.height - frame.bottom, year, 0) for year in absent),
        spans=tuple(Span(scale.x(year), scale.y(high), scale.y(low)) for year, low, high in spans),
        years=_years({*(year for year, _value in ordered), *absent}, scale),
    )


def _years(years: Set[int], scale: Scale) -> tuple[Year, ...]:
    """What stands below the axis; the last year always does, the others as far as there is room from there."""
    found: list[Year] = []
    free = float(scale.frame.width)
    for year in sorted(years, reverse=True):
        x = scale.x(year)
        found.append(Year(x, year, spare=x > free))
        free = free if x > free else x - ROOM
    return tuple(reversed(found))


def _range(values: Sequence[float]) -> tuple[float, float]:
    """A little more than what has to be shown, so that no line touches the frame."""
    low, high = min(values), max(values)
    room = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    return (max(low - room, 0.0) if low >= 0 else low - room), high + room


def _ticks(values: tuple[float, float]) -> tuple[float, ...]:
    """Two to five round numbers on the scale, evenly apart: 60, 80, 100, never 101.71."""
    low, high = values
    size = 10.0 ** floor(log10(high - low))
    step = size * next(part for part in STEPS if high - low >= (2 * part - TINY) * size)
    return tuple(round(count * step, 10) for count in range(ceil(low / step - TINY), floor(high / step + TINY) + 1))


def _levels(targets: Sequence[Point], scale: Scale) -> tuple[Level, ...]:
    """Each target holds from the one before it up to its own year."""
    levels: list[Level] = []
    since = float(scale.years[0])
    for year, value in sorted(targets):
        until = min(year, scale.years[1])
        if until > since or not levels:
            levels.append(Level(scale.y(value), value, scale.x(since), scale.x(until), year))
            since = until
    return tuple(levels)


def _parts(marks: Sequence[Mark], cuts: Sequence[int]) -> list[list[Mark]]:
    """The runs of marks between which no year of `cuts` lies, nor begins one."""
    parts: list[list[Mark]] = [[]]
    for mark in marks:
        if parts[-1] and any(parts[-1][-1].year < year <= mark.year for year in cuts):
            parts.append([])
        parts[-1].append(mark)
    return parts


def _path(part: Sequence[Mark]) -> str:
    return "M" + "L".join(f"{mark.x} {mark.y}" for mark in part)
