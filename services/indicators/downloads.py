"""Approved readings as CSV, JSON and XLSX: the same rows, the same columns (docs/open-data.md)."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from portal.kit.workbooks import openpyxl, still_bytes
from services.indicators.models import Indicator, Reading
from services.indicators.models.indicator import Publication
from services.indicators.queries import current_year, standings
from services.indicators.series import Shown

COLUMNS: Final = (
    "indicator", "name", "plan_item", "unit", "year", "since", "value", "low", "high", "numerator", "denominator", "stage", "redefined",
    "revision", "source", "demo",
)  # fmt: skip
DECIMALS: Final = 4
BOM: Final = "\ufeff"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | None


def rows() -> Iterator[dict[str, Cell]]:
    """Every published figure of every indicator; counts only where the indicator shows them, few cases only over several years."""
    newest = current_year()
    for standing in standings(newest) if newest else []:
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
        "value": _number(figure.value),
        "low": round(figure.interval.low, DECIMALS) if figure.interval else None,
        "high": round(figure.interval.high, DECIMALS) if figure.interval else None,
        "numerator": _number(reading.numerator) if shows_counts else None,
        "denominator": _number(reading.denominator) if shows_counts else None,
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
    """The same as a list of objects."""
    return HttpResponse(json.dumps({"readings": list(rows())}, ensure_ascii=False), content_type="application/json")


@access("public")
@require_safe
def readings_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("readings")
    sheet.append(COLUMNS)
    for row in rows():
        sheet.append([_inert(row[name]) for name in COLUMNS])
    return _file(still_bytes(book), XLSX, "readings.xlsx")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _number(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), DECIMALS)


def _inert(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
