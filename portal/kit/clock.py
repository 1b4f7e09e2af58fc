"""The portal's time: aware, in the district's zone, and as coarse as a purpose allows."""

from datetime import date, datetime, timedelta

from django.utils import timezone


def now() -> datetime:
    """This moment."""
    return timezone.now()


def today() -> date:
    """The day in the district."""
    return timezone.localdate()


def to_the_hour(moment: datetime) -> datetime:
    """The hour a moment lies in; anonymous requests know no finer time."""
    return moment.replace(minute=0, second=0, microsecond=0)


def quarter_of(day: date) -> str:
    """The quarter of a day, as `2026Q3`."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def quarter_bounds(quarter: str) -> tuple[date, date]:
    """The first and the last day of a quarter. Raises ValueError for anything but `YYYYQ1` to `YYYYQ4`."""
    year, _, number = quarter.partition("Q")
    if not (len(year) == 4 and year.isascii() and year.isdecimal() and number in {"1", "2", "3", "4"}):
        raise ValueError(f"{quarter!r} is not a quarter; write it as 2026Q3")
    first = date(int(year), 3 * int(number) - 2, 1)
    return first, (first + timedelta(days=93)).replace(day=1) - timedelta(days=1)
