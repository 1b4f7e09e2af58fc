"""Taking a file of the profile in: all or nothing, every fault at its cell, what is known already passed over."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.district.pack import district
from services.indicators.actions.readings import Report, report_all
from services.indicators.errors import NotAllowed
from services.indicators.exchange.cells import Cells, Known, faults_of
from services.indicators.exchange.profile import COLUMNS
from services.indicators.exchange.writing import row_of
from services.indicators.models import Indicator, Reading
from services.indicators.parts import subdistrict_names
from services.indicators.permissions import is_statistics
from services.indicators.workbook.cells import CellFault
from services.indicators.workbook.sheets import Faulty

MOST_LINES: Final = 2_000
MOST_BYTES: Final = 2_000_000


@dataclass(frozen=True)
class Line:
    """A line that can be taken."""

    indicator: Indicator
    report: Report
    cells: Cells


def read(content: bytes) -> list[Line]:
    """The lines of a file. Raises Faulty with every fault there is."""
    indicators = {indicator.code: indicator for indicator in Indicator.objects.current()}
    known = Known(district().code, indicators, subdistrict_names())
    found = list(_lines(content))
    faults = [fault for cells in found for fault in faults_of(cells, known)] + list(_said_twice(found))
    if faults:
        raise Faulty(faults)
    return [Line(indicators[cells.text("indicator")], _report(cells), cells) for cells in found]


def news(lines: list[Line]) -> list[Line]:
    """Those of `lines` that say something else than the approved readings do."""
    approved = Reading.objects.approved().filter(indicator__in={line.indicator.pk for line in lines}).select_related("indicator")
    known = {tuple(row_of(reading).items()) for reading in approved}
    return [line for line in lines if tuple(_as_row(line).items()) not in known]


def take(*, lines: list[Line], actor: User, confirmed: bool = False) -> list[Reading]:
    """Every line as a reading that waits for approval, or none. Raises NotAllowed; Several, with faults by position in `lines`."""
    if not is_statistics(actor):
        raise NotAllowed
    return report_all(lines=[(line.indicator, line.report) for line in lines], actor=actor, confirmed=confirmed)


def _lines(content: bytes) -> Iterator[Cells]:
    if len(content) > MOST_BYTES:
        raise _refusal(_("The file is larger than 2 MB."))
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise _refusal(_("This is no CSV file in UTF-8. In a spreadsheet program choose “CSV UTF-8” when you save it.")) from None
    if not rows or rows[0] != list(COLUMNS):
        raise _refusal(_("The headings are not those of the profile."), "A1")
    if len(rows) > MOST_LINES + 1:
        raise _refusal(_("The file has too many rows."))
    if len(rows) == 1:
        raise _refusal(_("No row is filled in."))
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(COLUMNS):
            raise _refusal(_("This line has too few or too many cells."), f"A{number}")
        yield Cells(number, dict(zip(COLUMNS, row, strict=True)))


def _said_twice(found: list[Cells]) -> Iterator[CellFault]:
    seen: set[tuple[str, ...]] = set()
    for cells in found:
        about = tuple(cells.text(column) for column in ("indicator", "year", "part"))
        if about in seen:
            yield cells.fault("year", _("An earlier line speaks of the same indicator, year and part."))
        seen.add(about)


def _report(cells: Cells) -> Report:
    return Report(
        year=int(cells.text("year")),
        value=cells.decimal("value"),
        numerator=cells.decimal("numerator"),
        denominator=cells.decimal("denominator"),
        reference=cells.decimal("reference"),
        part=cells.text("part"),
        redefined=cells.text("redefined") == "1",
        stage=cells.text("stage"),
        source=cells.text("source"),
        note=cells.text("note"),
        is_demo=cells.text("demo") == "1",
    )


def _as_row(line: Line) -> dict[str, str]:
    """The line as it would be written once it is approved."""
    values = {name: getattr(line.report, name) for name in Report.__dataclass_fields__ if name != "evidence"}
    return row_of(Reading(indicator=line.indicator, **values))


def _refusal(message: str | Promise, cell: str = "") -> Faulty:
    return Faulty([CellFault(cell, message)])
