"""The published tables of a quarter or a year, ready to be shown or written to a file: functions of releases and of nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.kit.sentences import joined
from services.catalogue.facts import UNKNOWN
from services.catalogue.names import AGE_BAND_NAMES, CATEGORY_NAMES, GROUP_NAMES
from services.monitoring.content import SMALL, errors_of, rounded_from
from services.monitoring.words import between, in_words, quarter_in_words
from services.monitoring.workload import ROUND5, T1, T2, T3, T4

ALL: Final = "total"
ALL_NAME: Final = _("All together")
UNKNOWN_PLACE: Final = _("Not stated")
TITLES: Final[dict[str, Promise]] = {
    T1.code: _("By kind"),
    T2.code: _("By subdistrict"),
    T3.code: _("By age"),
    T4.code: _("First contact within our own target"),
}
PUNCTUALITY_NAMES: Final[dict[str, Promise]] = {"on_time": _("Within the target"), "late": _("Later")}
NAMES: Final[dict[str, Mapping[str, Promise]]] = {T1.code: CATEGORY_NAMES, T3.code: AGE_BAND_NAMES, T4.code: PUNCTUALITY_NAMES}


@dataclass(frozen=True)
class Count:
    """Published numbers added up: their sum, how many they are, and from where to where the exact sum lies."""

    value: int = 0
    numbers: int = 0
    low: int = 0
    high: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.value + other.value, self.numbers + other.numbers, self.low + other.low, self.high + other.high)

    @property
    def text(self) -> str:
        """What is said of rounded ones: a sum of many small ones may be anything but small."""
        return in_words(self.value, SMALL) if self.numbers == 1 else between(self.low, self.high)

    @property
    def error(self) -> int:
        """How far off it may be."""
        return max(self.value - self.low, self.high - self.value)


@dataclass(frozen=True)
class Cell:
    """A published number: its column, its value, its words, its error in 95 of 100 cases."""

    column: str
    column_name: Promise | str
    value: int
    text: str
    error: int


@dataclass(frozen=True)
class Row:
    """A row of a table; `code` is ALL for the sums."""

    code: str
    name: Promise | str
    cells: tuple[Cell, ...]

    @property
    def is_sum(self) -> bool:
        """Whether it adds up the rows above it."""
        return self.code == ALL


@dataclass(frozen=True)
class Grid:
    """A published table; the last row is the sum of the others."""

    code: str
    title: Promise | str
    rows: tuple[Row, ...]
    errors: Mapping[str, int]

    @property
    def columns(self) -> list[Promise | str]:
        """The headings of the columns of numbers."""
        return [cell.column_name for cell in self.rows[0].cells]


@dataclass(frozen=True)
class Period:
    """What was published of a quarter, or of a year."""

    code: str
    name: str
    scheme: str
    method: str
    version: int
    notice: str
    is_demo: bool
    closed_on: str
    grids: tuple[Grid, ...]

    @property
    def is_year(self) -> bool:
        """Whether it adds up quarters."""
        return len(self.code) == len("2026")

    def grid(self, code: str) -> Grid | None:
        """One table, where its scheme publishes it."""
        return next((grid for grid in self.grids if grid.code == code), None)


def of_quarter(data: Mapping[str, Any]) -> Period:
    """The tables of one release."""
    return _period(data["quarter"], [data])


def of_year(year: str, parts: Sequence[Mapping[str, Any]]) -> Period:
    """The tables of a year: every cell is the sum of the cells of its four quarters."""
    return _period(year, parts)


def _period(code: str, parts: Sequence[Mapping[str, Any]]) -> Period:
    newest = max(parts, key=lambda data: data["quarter"])
    shared = [table for table in (T1, T2, T3, T4) if all(table.code in data["tables"] for data in parts)]
    return Period(
        code,
        quarter_in_words(code),
        newest["scheme"],
        newest["method"],
        max(data["version"] for data in parts),
        parts[0]["notice"] if len(parts) == 1 else joined(_of_part(data) for data in parts if data["notice"]),
        any(data["demo"] for data in parts),
        max(data["closed_on"] for data in parts),
        tuple(_places(parts) if table is T2 else _simple(table.code, parts) for table in shared),
    )


def _of_part(data: Mapping[str, Any]) -> str:
    """The notice of one quarter of a year."""
    return gettext("%(quarter)s: %(notice)s.") % {"quarter": quarter_in_words(data["quarter"]), "notice": data["notice"].rstrip("。.")}


def _simple(code: str, parts: Sequence[Mapping[str, Any]]) -> Grid:
    errors = _errors(code, parts)
    cells = {name: sum(data["tables"][code]["cells"][name] for data in parts) for name in NAMES[code]}
    rows = [Row(name, NAMES[code][name], (_cell(ALL, ALL_NAME, value, errors["cell"]),)) for name, value in cells.items()]
    total = Row(ALL, ALL_NAME, (_cell(ALL, ALL_NAME, sum(cells.values()), errors["total"]),))
    return Grid(code, TITLES[code], (*rows, total), errors)


def _places(parts: Sequence[Mapping[str, Any]]) -> Grid:
    errors = _errors(T2.code, parts)
    names = {code: name for data in parts for code, name in data["subdistricts"].items()} | {UNKNOWN: UNKNOWN_PLACE}
    sums = {code: dict.fromkeys(T2.cells, Count()) for code in names}
    for data in parts:
        for code, row in data["tables"][T2.code]["rows"].items():
            for group, value in row.items():
                sums[code][group] += _published(data, value)
    columns = {group: sum((row[group] for row in sums.values()), Count()) for group in T2.cells}
    is_rounded = any(data["scheme"] == ROUND5 for data in parts)
    rows = [_wide(code, names[code], row, None if is_rounded else (errors["cell"], errors["row"])) for code, row in sums.items()]
    total = _wide(ALL, ALL_NAME, columns, None if is_rounded else (errors["group"], errors["total"]))
    return Grid(T2.code, TITLES[T2.code], (*rows, total), errors)


def _published(data: Mapping[str, Any], value: int) -> Count:
    """A cell of T2 in one release."""
    if data["scheme"] == ROUND5:
        return Count(value, 1, *rounded_from(value))
    error = data["tables"][T2.code]["errors"]["cell"]
    return Count(value, 1, max(value - error, 0), value + error)


def _wide(code: str, name: Promise | str, row: Mapping[str, Count], errors: tuple[int, int] | None) -> Row:
    """A row with its sum; no `errors` where it was rounded: each count then knows its own."""
    counts = [(group, GROUP_NAMES[group], count) for group, count in row.items()]
    everything = [*counts, (ALL, ALL_NAME, sum(row.values(), Count()))]
    if errors is None:
        return Row(code, name, tuple(Cell(column, title, count.value, count.text, count.error) for column, title, count in everything))
    return Row(code, name, tuple(_cell(column, title, count.value, errors[column == ALL]) for column, title, count in everything))


def _errors(code: str, parts: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Of one release as it says itself; of a year with noise by the same rule for four quarters; else no more than all added up."""
    stated: list[dict[str, int]] = [data["tables"][code]["errors"] for data in parts]
    if len(parts) > 1 and all(data["scheme"] != ROUND5 for data in parts):
        return errors_of(code, len(parts[0]["tables"][T2.code]["rows"]), len(parts))
    return {name: sum(errors[name] for errors in stated) for name in stated[0]}


def _cell(column: str, column_name: Promise | str, value: int, error: int) -> Cell:
    return Cell(column, column_name, value, in_words(value), error)
