"""The published counts as files: every number with its words and its error, and a dictionary of the columns. Same releases, same bytes."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.kit.workbooks import openpyxl, still_bytes
from services.monitoring.periods import Period

BOM: Final = "\ufeff"
LICENCE: Final = _(
    "Free to use and pass on, naming the source (the name of this portal and the address of the page). These are not official statistics."
)
COLUMNS: Final[dict[str, Promise]] = {
    "period": _("The quarter (2026Q3), or the year (2026) as the sum of its four quarters"),
    "version": _("1, or 2 where the quarter was corrected"),
    "demo": _("1 where the numbers are invented, for demonstration"),
    "table": _("T1 by kind, T2 by subdistrict, T3 by age, T4 first contact within our own target"),
    "row": _("Code of the row; total is the sum of the rows"),
    "row_name": _("The row in words"),
    "column": _("Code of the column; total is the sum of the columns"),
    "column_name": _("The column in words"),
    "value": _("The published number: chance was added or it was rounded, so it is not the exact count, also where it is small"),
    "shown": _("The number as the pages show it"),
    "error_95": _("In 95 of 100 cases the exact count is no further from the published number than this"),
    "scheme": _("How people are protected: closed_book (chance added) or round5 (rounded to 5, small numbers as 0)"),
    "method": _("Edition of the method, described at /data/method/"),
}


def rows(shown: Iterable[Period]) -> Iterator[tuple[Any, ...]]:
    """Every published number as a row with COLUMNS."""
    for period in shown:
        for grid in period.grids:
            for row in grid.rows:
                for cell in row.cells:
                    yield (
                        *(period.code, period.version, int(period.is_demo), grid.code, row.code, force_str(row.name)),
                        *(cell.column, force_str(cell.column_name), cell.value, cell.text, cell.error, period.scheme, period.method),
                    )


def as_csv(shown: Iterable[Period], *, with_bom: bool) -> bytes:
    """RFC 4180 in UTF-8; the byte order mark is for Excel, which guesses wrong without it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows(shown))
    return ((BOM if with_bom else "") + text.getvalue()).encode()


def dictionary() -> list[tuple[str, str]]:
    """What each column means."""
    return [(name, force_str(meaning)) for name, meaning in COLUMNS.items()]


def as_xlsx(shown: Iterable[Period]) -> bytes:
    """A workbook of the numbers and the dictionary; it says no time, so that the same releases give the same bytes."""
    book = openpyxl.Workbook(write_only=True)
    numbers, words = book.create_sheet("data"), book.create_sheet("dictionary")
    numbers.freeze_panes = "A2"
    numbers.column_dimensions["F"].width = numbers.column_dimensions["J"].width = 24
    numbers.append(list(COLUMNS))
    for row in rows(shown):
        numbers.append(row)
    words.column_dimensions["A"].width, words.column_dimensions["B"].width = 16, 90
    for line in (*dictionary(), ("licence", force_str(LICENCE))):
        words.append(line)
    return still_bytes(book)
