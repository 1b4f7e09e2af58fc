"""The working days of the state calendar: public holidays and make-up working days, corrected by the pack's `calendar.tsv`."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from chinese_calendar import constants
from django.conf import settings

from portal.district.loader import Outcome, Table, loads
from portal.district.tables import read
from portal.kit.working_days import WorkingCalendar

FILE = "calendar.tsv"


def working_calendar() -> WorkingCalendar:
    """The calendar of the district; years without published holidays raise YearUnknown."""
    return _calendar(Path(settings.DISTRICT_PACK))


@lru_cache(maxsize=4)
def _calendar(pack: Path) -> WorkingCalendar:
    return WorkingCalendar(dict(published_days()) | overrides(read(pack, FILE)))


def published_days() -> Iterator[tuple[date, bool]]:
    """Every day of the years whose holidays the State Council has published, with whether it is worked."""
    day, last = date(min(constants.holidays).year, 1, 1), date(max(constants.holidays).year, 12, 31)
    while day <= last:
        yield day, day in constants.workdays or (day.weekday() < 5 and day not in constants.holidays)
        day += timedelta(days=1)


def overrides(table: Table) -> dict[date, bool]:
    """What the pack says about single days."""
    table.require("date", "is_working", "source")
    table.unique("date")
    return {date.fromisoformat(str(row.day("date"))): row.flag("is_working") for row in table if row.text("source")}


@loads(FILE)
def check_calendar(table: Table) -> Outcome:
    """The calendar is read from its file; loading the pack only proves that it can be."""
    return Outcome(FILE, unchanged=len(overrides(table)))
