"""The cells of one line: what stands in them, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.kit.workbooks import openpyxl
from services.indicators.actions.readings import impossible
from services.indicators.exchange.profile import COLUMNS, FLAGS, NOT_APPLICABLE, NUMBERS, PROFILE, REPORTED, TEXTS, plain
from services.indicators.models import Indicator
from services.indicators.models.reading import Stage
from services.indicators.parts import is_part
from services.indicators.plausibility import Given
from services.indicators.workbook.cells import CellFault

DIGITS: Final = 10
DECIMALS: Final = 4


@dataclass(frozen=True)
class Known:
    """What a line may refer to."""

    area: str
    indicators: Mapping[str, Indicator]
    subdistricts: Mapping[str, str]


@dataclass(frozen=True)
class Cells:
    """A line of the file; the headings are line 1."""

    line: int
    values: Mapping[str, str]

    def text(self, column: str) -> str:
        """A cell without white space around it and without the apostrophe that kept it inert."""
        return plain(self.values[column].strip())

    def decimal(self, column: str) -> Decimal | None:
        """A cell as a number that can be stored exactly; None where it is none."""
        try:
            number = Decimal(self.text(column))
        except InvalidOperation:
            return None
        fits = number.is_finite() and abs(number) < 10**DIGITS and number == round(number, DECIMALS)
        return number if fits else None

    def place(self, column: str) -> str:
        """The cell as a spreadsheet names it, with its column: I12 value."""
        return f"{openpyxl.utils.get_column_letter(list(COLUMNS).index(column) + 1)}{self.line} {column}"

    def fault(self, column: str, message: str | Promise) -> CellFault:
        """What is wrong in a cell."""
        return CellFault(self.place(column), message)


def faults_of(cells: Cells, known: Known) -> Iterator[CellFault]:
    """Everything that is wrong in a line."""
    if cells.text("profile") != PROFILE:
        yield cells.fault("profile", _("This edition of the profile is not known here."))
    if cells.text("area") != known.area:
        yield cells.fault("area", _("This line is about another district."))
    if not is_part(cells.text("part"), known.subdistricts):
        yield cells.fault("part", _("This is no part that the profile knows."))
    indicator = known.indicators.get(cells.text("indicator"))
    numbers = list(_of_numbers(cells))
    yield from numbers
    if indicator is None:
        yield cells.fault("indicator", _("There is no such indicator. Perhaps a column or line was moved."))
    elif cells.text("unit") != indicator.unit:
        yield cells.fault("unit", _("The unit is not that of the indicator."))
    elif not numbers:
        yield from _impossible(cells, indicator)
    yield from _of_words(cells)


def _impossible(cells: Cells, indicator: Indicator) -> Iterator[CellFault]:
    """What cannot be true, of a line whose numbers are numbers."""
    given = Given(int(cells.text("year")), *(cells.decimal(column) for column in ("value", "numerator", "denominator")))
    yield from (cells.fault(name, message) for name, message in impossible(indicator, given).items())


def _of_numbers(cells: Cells) -> Iterator[CellFault]:
    if not (cells.text("year").isdecimal() and len(cells.text("year")) == 4):
        yield cells.fault("year", _("Please write the year in four digits."))
    for column in NUMBERS:
        if cells.text(column) and cells.decimal(column) is None:
            yield cells.fault(column, _("This is not a number of at most four decimals."))
    status = cells.text("status")
    if status not in (REPORTED, NOT_APPLICABLE):
        yield cells.fault("status", _("Only reported or not_applicable may stand here."))
    elif (status == REPORTED) != bool(cells.text("value")):
        yield cells.fault("value", _("Give either a value, or state that the indicator does not apply."))


def _of_words(cells: Cells) -> Iterator[CellFault]:
    for column in FLAGS:
        if cells.text(column) not in ("0", "1"):
            yield cells.fault(column, _("Only 0 or 1 may stand here."))
    if cells.text("stage") not in Stage.values:
        yield cells.fault("stage", _("Only first or final may stand here."))
    for column, most in TEXTS.items():
        if len(cells.text(column)) > most:
            yield cells.fault(column, _("This text is too long."))
    if cells.text("demo") == "1" and not settings.DEMO:
        yield cells.fault("demo", _("Invented numbers are not taken here."))
