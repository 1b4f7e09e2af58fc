"""Approved readings as CSV, JSON and XLSX: the same rows, the same columns (docs/open-data.md)."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from portal.kit.workbooks import openpyxl, still_bytes
from services.catalogue.licence import DEMO_MARK, LICENCE
from services.indicators.models import Indicator, Reading
from services.indicators.models.indicator import Publication
from services.indicators.queries import Standing, standings
from services.indicators.series import Shown

COLUMNS: Final[dict[str, Promise]] = {
    "indicator": _("Code of the indicator; its page is /data/indicators/, the code, /"),
    "name": _("The indicator in words"),
    "plan_item": _("The item of the plan that asks for it"),
    "unit": _("Unit of value, low and high"),
    "year": _("The year that the figure is about"),
    "since": _("The first of the years that were taken together; the same as year for a single one"),
    "value": _("The figure; empty where it does not apply in that year, or where too few years are known to publish a rate of few cases"),
    "low": _("In 95 of 100 cases the true rate is not below this; only where several years were taken together"),
    "high": _("In 95 of 100 cases the true rate is not above this; only where several years were taken together"),
    "numerator": _("Only where it may be shown: rates of few cases come without"),
    "denominator": _("Only where it may be shown: rates of few cases come without"),
    "stage": _("first: reported for the first time; final: confirmed"),
    "redefined": _("1 where the definition changed in this year: not to be compared with the years before"),
    "revision": _("1 for the first report, higher where the figure was reported again"),
    "source": _("Where the department has it from"),
    "demo": _("1 where the numbers are invented, for demonstration"),
}
DECIMALS: Final = 4
BOM: Final = "\ufeff"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | None


def rows(found: Iterable[Standing] | None = None) -> Iterator[dict[str, Cell]]:
    """Every published figure of `found`, or of every indicator; counts only where it shows them, few cases only over several years."""
    for standing in standings() if found is None else found:
        for reading, figure in zip(standing.readings, standing.shown, strict=True):
            yield _row(standing.indicator, reading, figure)


def _row(indicator: Indicator, reading: Reading, figure: Shown) -> dict[str, Cell]:
    shows_counts = indicator.publication == Publication.FULL
    return {
        "indicator": indicator.code,
        "name": indicator.name,
        "plan_item": indicator.plan_ref,
        "unit": indicator.unit,
        "year": figure.year,
        "since": figure.since,
        "value": number(figure.value),
        "low": round(figure.interval.low, DECIMALS) if figure.interval else None,
        "high": round(figure.interval.high, DECIMALS) if figure.interval else None,
        "numerator": number(reading.numerator) if shows_counts else None,
        "denominator": number(reading.denominator) if shows_counts else None,
        "stage": reading.stage,
        "redefined": int(reading.redefined),
        "revision": reading.revision,
        "source": reading.source,
        "demo": int(reading.is_demo),
    }


@access("public")
@require_safe
def readings_csv(request: HttpRequest) -> HttpResponse:
    """UTF-8; `?bom=1` puts the mark in front that spreadsheet programs of some offices need."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({name: _inert(cell) for name, cell in row.items()} for row in rows())
    content = (BOM if request.GET.get("bom") == "1" else "") + text.getvalue()
    return _file(content, "text/csv; charset=utf-8", "readings.csv")


@access("public")
@require_safe
def readings_json(request: HttpRequest) -> HttpResponse:
    """The same as a list of objects, with the licence, the mark of invented numbers and the dictionary of the columns."""
    found = list(rows())
    content = {**marks(found), "columns": {name: str(meaning) for name, meaning in COLUMNS.items()}, "readings": found}
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/json")


@access("public")
@require_safe
def readings_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    found = list(rows())
    book = openpyxl.Workbook(write_only=True)
    sheet, words = book.create_sheet("readings"), book.create_sheet("dictionary")
    sheet.freeze_panes, sheet.column_dimensions["B"].width = "C2", 40
    sheet.append(list(COLUMNS))
    for row in found:
        sheet.append([_inert(row[name]) for name in COLUMNS])
    words.column_dimensions["A"].width, words.column_dimensions["B"].width = 16, 90
    for name, meaning in (*COLUMNS.items(), *marks(found).items()):
        words.append([name, str(meaning)])
    return _file(still_bytes(book), XLSX, "readings.xlsx")


def marks(found: Iterable[dict[str, Cell]]) -> dict[str, str]:
    """What is said beside the numbers: the licence, and the mark of invented ones, empty where none is."""
    made_up = settings.DEMO or any(row["demo"] for row in found)
    return {"licence": str(LICENCE), "demo_mark": str(DEMO_MARK) if made_up else ""}


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def number(value: Decimal | None) -> float | None:
    """A stored figure as files give it: at most four decimals."""
    return None if value is None else round(float(value), DECIMALS)


def _inert(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
