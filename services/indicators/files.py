"""Published figures as CSV, JSON and XLSX: the same rows and the same columns in each; `?indicator=` gives those of one indicator."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from portal.kit.text import clean, inert
from portal.kit.web.access import access
from portal.kit.workbooks import openpyxl, still_bytes
from services.catalogue.licence import DEMO_MARK, LICENCE
from services.indicators.downloads import COLUMNS, PART_COLUMNS, Cell, Row, part_rows, part_rows_of, rows, rows_of

BOM: Final = "\ufeff"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Dataset:
    """What a file holds: its name, its columns with their meaning, the rows of every indicator and those of one."""

    name: str
    columns: Mapping[str, Promise]
    every: Callable[[], Iterable[Row]]
    of_one: Callable[[str], Iterable[Row] | None]


READINGS: Final = Dataset("readings", COLUMNS, rows, rows_of)
PARTS: Final = Dataset("parts", PART_COLUMNS, part_rows, part_rows_of)
Writer = Callable[[Dataset, list[Row], HttpRequest], HttpResponse]


def file_of(dataset: Dataset, write: Writer) -> Callable[[HttpRequest], HttpResponse]:
    """The view of a data set in one of the formats below."""

    @access("public")
    @require_safe
    @wraps(write)
    def view(request: HttpRequest) -> HttpResponse:
        code = request.GET.get("indicator")
        found = dataset.every() if code is None else dataset.of_one(clean(code))
        if found is None:
            raise Http404
        return write(dataset, list(found), request)

    return view


def as_csv(dataset: Dataset, found: list[Row], request: HttpRequest) -> HttpResponse:
    """UTF-8; `?bom=1` puts the mark in front that spreadsheet programs of some offices need."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dataset.columns))
    writer.writeheader()
    writer.writerows({name: _inert(cell) for name, cell in row.items()} for row in found)
    content = (BOM if request.GET.get("bom") == "1" else "") + text.getvalue()
    return _file(content, "text/csv; charset=utf-8", f"{dataset.name}.csv")


def as_json(dataset: Dataset, found: list[Row], request: HttpRequest) -> HttpResponse:
    """The same as a list of objects, with the licence, the mark of invented numbers and the dictionary of the columns."""
    columns = {name: str(meaning) for name, meaning in dataset.columns.items()}
    content = {**_marks(found), "columns": columns, dataset.name: found}
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/json")


def as_xlsx(dataset: Dataset, found: list[Row], request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet, words = book.create_sheet(dataset.name), book.create_sheet("dictionary")
    sheet.freeze_panes, sheet.column_dimensions["B"].width = "C2", 40
    sheet.append(list(dataset.columns))
    for row in found:
        sheet.append([_inert(row[name]) for name in dataset.columns])
    words.column_dimensions["A"].width, words.column_dimensions["B"].width = 16, 90
    for name, meaning in (*dataset.columns.items(), *_marks(found).items()):
        words.append([name, str(meaning)])
    return _file(still_bytes(book), XLSX, f"{dataset.name}.xlsx")


def _marks(found: Iterable[Row]) -> dict[str, str]:
    """What is said beside the numbers: the licence, and the mark of invented ones, empty where none is."""
    made_up = settings.DEMO or any(row["demo"] for row in found)
    return {"licence": str(LICENCE), "demo_mark": str(DEMO_MARK) if made_up else ""}


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _inert(cell: Cell) -> Cell:
    return inert(cell) if isinstance(cell, str) else cell
