"""Which quarters are closed, and when an open one may be closed."""

from datetime import date, timedelta
from typing import Final

from django.db import connection

from portal.district.calendar import working_calendar
from portal.kit import clock
from services.monitoring import ledger
from services.monitoring.models import Release

WORKING_DAYS: Final = 10
POSTGRES_LOCK: Final = 0x72656C


class TooEarly(Exception):
    """The quarter may be closed from the tenth working day after `last` on."""

    def __init__(self, quarter: str, last: date) -> None:
        super().__init__(quarter)
        self.quarter, self.last = quarter, last


def closing_day(quarter: str) -> date:
    """The tenth working day after the quarter. Raises ValueError for no quarter, working_days.YearUnknown without a calendar."""
    return working_calendar().add_working_days(clock.quarter_bounds(quarter)[1], WORKING_DAYS)


def check_that_it_is_over(quarter: str) -> None:
    """Raises TooEarly before the closing day, ValueError for no quarter, working_days.YearUnknown without a calendar.

    What is closed is over, whatever the clock says now: it may have been ahead on the day of closing.
    """
    last = clock.quarter_bounds(quarter)[1]
    if is_closed(quarter):
        return
    if clock.today() <= last or clock.today() < closing_day(quarter):
        raise TooEarly(quarter, last)


def is_closed(quarter: str) -> bool:
    """Whether a release exists, here or, after an old backup came back, in the ledger."""
    return Release.objects.filter(quarter=quarter).exists() or ledger.read(quarter, 1) is not None


def open_quarter(quarter: str) -> str:
    """Where a fact of `quarter` is counted: there while it is open, else in the first open quarter after it, up to this one.

    A clock that was set back must not put a fact into closed books, so it looks on until a quarter is open.
    """
    if not is_closed(quarter):
        return quarter
    quarter = max(following(quarter), clock.quarter_of(clock.today()))
    while is_closed(quarter):
        quarter = following(quarter)
    return quarter


def following(quarter: str) -> str:
    """The quarter after this one."""
    return clock.quarter_of(clock.quarter_bounds(quarter)[1] + timedelta(days=1))


def hold_the_books(*, to_close: bool) -> None:
    """Nobody counts while a quarter is being closed, until the transaction ends.

    SQLite's IMMEDIATE transaction is that lock; PostgreSQL needs one of its own, which those who count share.
    """
    if connection.vendor == "postgresql":
        function = "pg_advisory_xact_lock" if to_close else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [POSTGRES_LOCK])  # noqa: S608  one of two constants
