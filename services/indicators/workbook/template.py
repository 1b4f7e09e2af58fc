"""The template: one row an indicator."""

import io
from collections.abc import Iterable
from typing import Any

from portal.kit.workbooks import openpyxl
from services.indicators.models import Indicator
from services.indicators.workbook.columns import COLUMNS, SHEET, WIDTHS


def template(indicators: Iterable[Indicator], year: int) -> bytes:
    """A workbook to be filled in for `year`."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "C2"
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
    sheet.append([_heading(sheet, name) for name in COLUMNS])
    for indicator in indicators:
        sheet.append([indicator.code, indicator.name, indicator.unit, year])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _heading(sheet: Any, text: str) -> Any:
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill = openpyxl.styles.Font(bold=True), openpyxl.styles.PatternFill("solid", fgColor="E3EFEF")
    return cell
