"""Reading a workbook back: all or nothing, every fault named by its cell.

What could run or hide something is refused before anything is read: macros, formulas, hidden sheets, rows and columns,
workbooks that unpack to too much.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.kit.workbooks import openpyxl
from services.indicators.actions.readings import Report
from services.indicators.models import Indicator
from services.indicators.parts import subdistrict_names
from services.indicators.workbook.cells import CellFault, Cells, faults_of
from services.indicators.workbook.columns import (
    CODE,
    COLUMNS,
    DENOMINATOR,
    NOT_APPLICABLE,
    NOTE,
    NUMERATOR,
    PART,
    REDEFINED,
    SOURCE,
    VALUE,
    YEAR,
)

MOST_ROWS: Final = 500
MOST_BYTES: Final = 2_000_000
MOST_UNPACKED: Final = 20_000_000
FIELDS: Final = {"year": YEAR, "value": VALUE, "numerator": NUMERATOR, "denominator": DENOMINATOR}
TOO_LONG: Final = format_lazy(_("The file has more than {} rows."), MOST_ROWS)
#: A row or column that is not shown, in the XML of a sheet: openpyxl tells of it only when it holds the whole book in memory.
HIDDEN: Final = re.compile(rb'<(?:\w+:)?(row|col)\b(?=[^<>]*\b(?:r|min)="(\d+)")[^<>]*\bhidden="(?:1|true)"')
NOT_SHOWN: Final = _("This row or column is hidden. Please show it, or end the filter, and read what is in it before you send the file.")
UNREADABLE: Final = (zipfile.BadZipFile, KeyError, ValueError, OSError)


class Faulty(Exception):
    """The workbook is not taken; every fault is named."""

    def __init__(self, faults: Sequence[CellFault]) -> None:
        super().__init__(faults)
        self.faults = list(faults)


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
        raise _refusal(_("No row is filled in."))
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
    """The rows below the headings of the one visible sheet."""
    sheet = _sheet(content)
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2)
    if Cells.of(1, next(rows, ())).values != dict(zip(COLUMNS, COLUMNS, strict=True)):
        raise _refusal(_("The headings are not those of the template. Please download it again and copy your numbers."), "A1")
    found = list(rows)
    if len(found) > MOST_ROWS:
        raise _refusal(TOO_LONG)
    return found


def _sheet(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise _refusal(_("The file is larger than 2 MB."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names, unpacked = packed.namelist(), sum(info.file_size for info in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise _refusal(TOO_LONG)
        if any("vbaProject" in name for name in names):
            raise _refusal(_("The file holds a macro. Please save it as an ordinary .xlsx file."))
        hidden = _hidden(content)
        sheets = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets
    except UNREADABLE:
        raise _refusal(_("This is not an .xlsx file that can be opened.")) from None
    if len(sheets) != 1 or sheets[0].sheet_state != "visible":
        raise _refusal(_("The file must have one sheet, and none that is hidden."))
    if hidden:
        raise Faulty([_not_shown(kind == b"row", int(number)) for kind, number in hidden])
    return sheets[0]


def _hidden(content: bytes) -> list[tuple[bytes, bytes]]:
    """What is not shown, by kind and number. Only for books that unpack to little."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
    return [found for sheet in sheets for found in HIDDEN.findall(sheet)]


def _not_shown(is_row: bool, number: int) -> CellFault:
    cell = f"A{number}" if is_row else f"{openpyxl.utils.get_column_letter(number)}1"
    return CellFault(cell, NOT_SHOWN)


def _refusal(message: str | Promise, cell: str = "") -> Faulty:
    return Faulty([CellFault(cell, message)])
