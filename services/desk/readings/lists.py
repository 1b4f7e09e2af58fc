"""What a reporter sees of a year: her indicators, and where the reading of each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.accounts.models import User
from portal.kit import clock
from services.indicators.models import Indicator, Reading, ReportingRound
from services.indicators.models.reading import State
from services.indicators.permissions import reportable_by


@dataclass(frozen=True)
class Entry:
    """An indicator with its newest reading of the year; None where nothing was given yet."""

    indicator: Indicator
    reading: Reading | None

    @property
    def is_returned(self) -> bool:
        """Whether it waits for her."""
        return self.reading is not None and self.reading.state == State.RETURNED


def entries(user: User, year: int) -> list[Entry]:
    """Her indicators in the order of the plan: two queries."""
    indicators = list(reportable_by(user).select_related("owner"))
    newest: dict[int, Reading] = {}
    for reading in Reading.objects.whole().filter(indicator__in=indicators, year=year).exclude(state=State.SUPERSEDED).order_by("revision"):
        newest[reading.indicator_id] = reading
    return [Entry(indicator, newest.get(indicator.pk)) for indicator in indicators]


def waiting() -> Iterable[Reading]:
    """What the statistics office has to decide, oldest first."""
    return (
        Reading.objects.filter(state=State.SUBMITTED).select_related("indicator", "indicator__owner", "reported_by").order_by("reported_at")
    )


def year_asked(asked: str) -> int:
    """The data year somebody asked for; last year otherwise, whose figures are collected now."""
    last = clock.today().year - 1
    return int(asked) if asked.isdecimal() and len(asked) == 4 and 2010 <= int(asked) <= last + 1 else last


def due_on(year: int) -> date | None:
    """When the readings of a year are due; None where the office has not set it."""
    return ReportingRound.objects.filter(year=year).values_list("due_on", flat=True).first()
