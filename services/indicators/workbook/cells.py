"""The cells of one row: what stands in them, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.kit.workbooks import openpyxl
from services.indicators.actions.readings import impossible
from services.indicators.models import Indicator
from services.indicators.parts import part_of
from services.indicators.plausibility import MOST, Given
from services.indicators.typed import WrongUnit, without_unit
from services.indicators.words import wrong_unit
from services.indicators.workbook.columns import (
    CODE,
    COLUMNS,
    DECIMALS,
    DENOMINATOR,
    FIELDS,
    LONGEST,
    NOT_APPLICABLE,
    NUMERATOR,
    PART,
    REDEFINED,
    SOURCE,
    UNIT,
    VALUE,
    YEAR,
    YES,
)


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell; `cell` is empty for what concerns the whole file."""

    cell: str
    message: str | Promise


@dataclass(frozen=True)
class Cells:
    """A row of the sheet by its columns."""

    row: int
    values: Mapping[str, Any]

    @classmethod
    def of(cls, row: int, values: Sequence[Any]) -> "Cells":
        """A row as the sheet gives it, which may be shorter or longer than the template."""
        return cls(row, dict(zip(COLUMNS, [*values, *([None] * len(COLUMNS))], strict=False)))

    def text(self, column: str) -> str:
        """A cell as text; whole numbers without a decimal point, formulas with their equals sign."""
        value = self.values[column]
        if isinstance(value, openpyxl.worksheet.formula.ArrayFormula | openpyxl.worksheet.formula.DataTableFormula):
            return "="
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return "" if value is None else str(value).strip()

    def decimal(self, column: str) -> Decimal | None:
        """A cell as a number, with the four decimals that are stored; None where it is none. Raises WrongUnit for another unit."""
        text = without_unit(self.text(column), self.text(UNIT)) if column == VALUE else self.text(column)
        try:
            number = Decimal(text)
        except InvalidOperation:
            return None
        if not number.is_finite():
            return None
        return round(number, DECIMALS) if abs(number) < MOST else number

    def is_yes(self, column: str) -> bool:
        """Whether a mark was set."""
        return self.text(column) == YES

    @property
    def is_filled_in(self) -> bool:
        """Whether anything was given beside what the template says itself."""
        return any(self.text(column) for column in COLUMNS[COLUMNS.index(VALUE) :])

    def part(self, subdistricts: Mapping[str, str]) -> str | None:
        """The part that the row is about, empty for the district; None where nobody knows it."""
        return part_of(self.text(PART), subdistricts) if self.text(PART) else ""

    def place(self, column: str) -> str:
        """The name of a cell, such as E5."""
        return f"{openpyxl.utils.get_column_letter(COLUMNS.index(column) + 1)}{self.row}"

    def fault(self, column: str, message: str | Promise) -> CellFault:
        """What is wrong in a cell."""
        return CellFault(self.place(column), message)


def faults_of(cells: Cells, mine: Mapping[str, Indicator], subdistricts: Mapping[str, str]) -> Iterator[CellFault]:
    """Everything that is wrong in a row."""
    formulas = [column for column in COLUMNS if cells.text(column).startswith("=")]
    indicator = mine.get(cells.text(CODE))
    if formulas:
        yield from (cells.fault(column, _("A formula stands here. Please paste the value.")) for column in formulas)
    elif indicator is None:
        yield cells.fault(CODE, _("This indicator is not among yours. Perhaps a column or row was moved."))
    else:
        yield from list(_of_numbers(cells, indicator)) or _impossible(cells, indicator)
        yield from _of_words(cells)
        if cells.part(subdistricts) is None:
            yield cells.fault(PART, _("This group is not known. Leave the cell empty for the whole district."))


def _of_numbers(cells: Cells, indicator: Indicator) -> Iterator[CellFault]:
    if cells.text(UNIT) != indicator.unit:
        yield cells.fault(UNIT, _("The unit differs from the template. Please give the value in the unit of the template."))
    if not (cells.text(YEAR).isdecimal() and len(cells.text(YEAR)) == 4):
        yield cells.fault(YEAR, _("Please write the year in four digits."))
    yield from _that_are_none(cells, indicator.unit)
    if cells.is_yes(NOT_APPLICABLE) == bool(cells.text(VALUE)):
        yield cells.fault(VALUE, _("Give either a value, or state that the indicator does not apply."))


def _impossible(cells: Cells, indicator: Indicator) -> Iterator[CellFault]:
    """What cannot be true, of a row whose numbers are numbers."""
    given = Given(int(cells.text(YEAR)), cells.decimal(VALUE), cells.decimal(NUMERATOR), cells.decimal(DENOMINATOR))
    yield from (cells.fault(FIELDS[name], message) for name, message in impossible(indicator, given).items())


def _that_are_none(cells: Cells, unit: str) -> Iterator[CellFault]:
    for column in (VALUE, NUMERATOR, DENOMINATOR):
        try:
            if cells.text(column) and cells.decimal(column) is None:
                yield cells.fault(column, _("This is not a number. Write digits alone, without commas, a unit or a % sign."))
        except WrongUnit as wrong:
            yield cells.fault(column, wrong_unit(wrong.written, unit))


def _of_words(cells: Cells) -> Iterator[CellFault]:
    if cells.text(VALUE) and not cells.text(SOURCE):
        yield cells.fault(SOURCE, _("Please say where the figure comes from, such as the name of a yearly report or survey."))
    for column in (NOT_APPLICABLE, REDEFINED):
        if cells.text(column) not in ("", YES):
            yield cells.fault(column, _("Write yes in Chinese, or leave it empty."))
    for column, most in LONGEST.items():
        if len(cells.text(column)) > most:
            yield cells.fault(column, _("This text is too long."))
