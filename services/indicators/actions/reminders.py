"""Reminding departments of readings that are due (四部.一: 报送年度监测数据): once a level, each level once."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction

from portal.kit import clock
from portal.outbox.sending import enqueue
from services.indicators.models import Indicator, Reading, Reminder, ReportingRound
from services.indicators.models.reading import State

DUE: Final = "readings.due"
BEGIN: Final = (timedelta(days=-14), timedelta(days=1), timedelta(days=30))
"""Level 1 two weeks before the day, level 2 once it has passed, level 3 a month later; the last tells the statistics office too."""
FIRST_LEVEL: Final = 1
LAST_LEVEL: Final = len(BEGIN)
FORGOTTEN: Final = timedelta(days=365)
"""After a year nobody is reminded any more: the next round has taken its place."""


def level_on(due_on: date, today: date) -> int:
    """Which level is reached; 0 when it is too early or long past."""
    late = today - due_on
    return 0 if late > FORGOTTEN else sum(late >= begin for begin in BEGIN)


def remind() -> int:
    """Tell every department that has readings to give; returns how many were told."""
    today, told = clock.today(), 0
    for of_year in ReportingRound.objects.filter(opens_on__lte=today):
        level = level_on(of_year.due_on, today)
        for department in _missing(of_year.year) if level else ():
            told += _remind_once(of_year, department, level)
    return told


def _missing(year: int) -> set[str]:
    """Departments, by code, with an indicator that nobody has reported; a returned reading is not reported."""
    given = Reading.objects.whole().filter(year=year, state__in=(State.SUBMITTED, State.APPROVED)).values("indicator")
    owners = Indicator.objects.current().filter(owner__is_active=True).exclude(pk__in=given)
    return set(owners.values_list("owner__code", flat=True))


def _remind_once(of_year: ReportingRound, department: str, level: int) -> bool:
    """Order the letter, unless this level was reached before: two workers at once write one."""
    with transaction.atomic():
        _, is_new = Reminder.objects.get_or_create(round=of_year, department=department, level=level)
        if is_new:
            enqueue(DUE, department=department, level=level)
    return is_new
