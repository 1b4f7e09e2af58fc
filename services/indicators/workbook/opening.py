"""Reading a workbook back: all or nothing, every fault named by its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from services.indicators.actions.readings import Report
from services.indicators.models import Indicator
from services.indicators.parts import subdistrict_names
from services.indicators.workbook.cells import CellFault, Cells, faults_of
from services.indicators.workbook.columns import (
    CODE,
    COLUMNS,
    DENOMINATOR,
    FIELDS,
    NOT_APPLICABLE,
    NOTE,
    NUMERATOR,
    PART,
    REDEFINED,
    SOURCE,
    VALUE,
    YEAR,
)
from services.indicators.workbook.sheets import Faulty, refusal, rows_of


@dataclass(frozen=True)
class Line:
    """A row that was filled in."""

    indicator: Indicator
    report: Report
    cells: Cells

    def place(self, field: str) -> str:
        """The cell in which a field of the report stands."""
        return self.cells.place(FIELDS[field])


def read(content: bytes, mine: Mapping[str, Indicator]) -> list[Line]:
    """The rows that were filled in, of the indicators `mine` (by code). Raises Faulty with every fault there is."""
    rows = [Cells.of(number, values) for number, values in enumerate(_rows(content), start=2)]
    filled = [cells for cells in rows if cells.is_filled_in]
    if not filled:
        raise refusal(_("No row is filled in."))
    subdistricts = subdistrict_names()
    faults = [fault for cells in filled for fault in faults_of(cells, mine, subdistricts)] + list(_said_twice(filled))
    if faults:
        raise Faulty(faults)
    return [Line(mine[cells.text(CODE)], _report(cells, cells.part(subdistricts) or ""), cells) for cells in filled]


def _said_twice(filled: Sequence[Cells]) -> Iterator[CellFault]:
    seen: dict[tuple[str, ...], int] = {}
    for cells in filled:
        about = tuple(cells.text(column) for column in (CODE, YEAR, PART))
        if about in seen:
            yield cells.fault(CODE, format_lazy(_("Row {} speaks of the same indicator, year and group."), seen[about]))
        seen.setdefault(about, cells.row)


def _report(cells: Cells, part: str) -> Report:
    return Report(
        year=int(cells.text(YEAR)),
        value=None if cells.is_yes(NOT_APPLICABLE) else cells.decimal(VALUE),
        numerator=cells.decimal(NUMERATOR),
        denominator=cells.decimal(DENOMINATOR),
        part=part,
        redefined=cells.is_yes(REDEFINED),
        source=cells.text(SOURCE),
        note=cells.text(NOTE),
    )


def _rows(content: bytes) -> list[tuple[Any, ...]]:
    """The rows below the headings."""
    headings, *rows = rows_of(content) or [()]
    if headings != COLUMNS:
        raise refusal(_("The headings are not those of the template. Please download it again and copy your numbers."), "A1")
    return rows
