"""The template: one row an indicator."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from services.indicators.models import Indicator
from services.indicators.workbook.columns import COLUMNS, SHEET, WIDTHS


def template(indicators: Iterable[Indicator], year: int) -> bytes:
    """A workbook to be filled in for `year`."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "C2"
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.append([_heading(sheet, name) for name in COLUMNS])
    for indicator in indicators:
        sheet.append([indicator.code, indicator.name, indicator.unit, year])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _heading(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E3EFEF")
    return cell
