"""The one sheet of a workbook that somebody sent: weighed, and with nothing in it that could run or that is not shown."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.kit.workbooks import openpyxl
from services.indicators.workbook.cells import CellFault
from services.indicators.workbook.columns import COLUMNS

MOST_ROWS: Final = 500
MOST_CELLS: Final = 100 * MOST_ROWS
MOST_BYTES: Final = 2_000_000
MOST_UNPACKED: Final = 6_000_000
MARKS: Final = {"row": "hidden", "col": "hidden", "sheetFormatPr": "zeroHeight"}
SIZES: Final = {"row": ("ht",), "col": ("width",), "sheetFormatPr": ("defaultRowHeight", "defaultColWidth")}
LEAST_SIZE: Final = 1.0
"""A row less than a point high, or a column less than a letter wide, hides what is in it as well as a mark does."""
MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TOO_LONG: Final = format_lazy(_("The file has more than {} rows."), MOST_ROWS)
NOT_SHOWN: Final = _("This row or column is hidden. Please show it, or end the filter, and read what is in it before you send the file.")
ALL_HIDDEN: Final = _(
    "Rows or columns of this sheet are hidden. Please select the whole sheet, show all of them, and read what is in them."
)


class Faulty(Exception):
    """The workbook is not taken; every fault is named."""

    def __init__(self, faults: Sequence[CellFault]) -> None:
        super().__init__(faults)
        self.faults = list(faults)


def refusal(message: str | Promise, cell: str = "") -> Faulty:
    """One fault, of a cell or of the whole file."""
    return Faulty([CellFault(cell, message)])


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """The rows of the one visible sheet, as wide as the template. Raises Faulty."""
    if len(content) > MOST_BYTES:
        raise refusal(_("The file is larger than 2 MB."))
    try:
        _weigh(content)
        sheet = _only_sheet(content)
        hidden = list(_hidden(sheet))
        rows = [tuple(_as_shown(cell) for cell in row) for row in sheet.iter_rows(max_col=len(COLUMNS))]
    except Faulty:
        raise
    except Exception:  # noqa: BLE001  at a broken file the library raises what it likes
        raise refusal(_("This is not an .xlsx file that can be opened.")) from None
    if hidden:
        raise Faulty(hidden)
    return rows


def _as_shown(cell: Any) -> Any:
    """What stands in a cell. Whoever types 83% gets 0.83 shown as a percentage: it is taken as it is shown."""
    is_percentage = isinstance(cell.value, int | float) and "%" in (cell.number_format or "")
    return f"{Decimal(str(cell.value)) * 100:f}%" if is_percentage else cell.value


def _weigh(content: bytes) -> None:
    """Refuse what unpacks to too much, or could run."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names, unpacked = packed.namelist(), sum(info.file_size for info in packed.infolist())
    if unpacked > MOST_UNPACKED:
        raise refusal(TOO_LONG)
    if any("vbaProject" in name for name in names):
        raise refusal(_("The file holds a macro. Please save it as an ordinary .xlsx file."))


def _only_sheet(content: bytes) -> Any:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    if len(book.sheetnames) != 1 or [sheet.sheet_state for sheet in book.worksheets] != ["visible"]:
        raise refusal(_("The file must have one sheet, and none that is hidden."))
    (sheet,) = book.worksheets
    sheet.reset_dimensions()  # what it says of its size need not be true
    return sheet


def _hidden(sheet: Any) -> Iterator[CellFault]:
    """What is not shown: a book that is read row by row does not tell of it, and any other holds every cell in memory.

    Raises ValueError for rows out of order, which the library would pass over without a word.
    """
    row = cells = 0
    with sheet._get_source() as source:
        for _event, part in openpyxl.xml.functions.iterparse(source):
            kind = part.tag.removeprefix(MAIN)
            if kind == "row":
                before, row = row, int(part.get("r", row + 1))
                if row <= before:
                    raise ValueError("rows out of order")
            cells += kind == "c"
            if row > MOST_ROWS + 1 or cells > MOST_CELLS:
                raise refusal(TOO_LONG)
            if kind in MARKS and _is_hidden(kind, part):
                yield _not_shown(kind, part, row)
            part.clear()


def _is_hidden(kind: str, part: Any) -> bool:
    sizes = [float(part.get(name, LEAST_SIZE)) for name in SIZES[kind]]
    return part.get(MARKS[kind], "0").strip() not in ("0", "false") or not all(size >= LEAST_SIZE for size in sizes)


def _not_shown(kind: str, part: Any, row: int) -> CellFault:
    if kind == "row":
        return CellFault(f"A{row}", NOT_SHOWN)
    return CellFault(_first_cells(int(part.get("min")), int(part.get("max"))), NOT_SHOWN) if kind == "col" else CellFault("", ALL_HIDDEN)


def _first_cells(first: int, last: int) -> str:
    letters = openpyxl.utils.get_column_letter
    return f"{letters(first)}1" if first == last else f"{letters(first)}1:{letters(last)}1"
