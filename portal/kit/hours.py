"""Hours of the day in which something may happen: when staff are not woken, when it is safe for her. PURE."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

LOOKED_AHEAD: Final = 30  # days: longer than any holiday with the weekends around it


@dataclass(frozen=True)
class Span:
    """From `start` until before `end`, in the district's time; on working days only, on days off only, or on every day."""

    start: time
    end: time
    on_working_days: bool = True
    on_days_off: bool = False

    def is_on(self, is_worked: bool) -> bool:
        """Whether the span exists on a day that is worked, or is not."""
        return self.on_working_days if is_worked else self.on_days_off


IsWorked = Callable[[date], bool]


def end_of_span(spans: Sequence[Span], moment: datetime, is_worked: IsWorked) -> datetime | None:
    """When the span in which `moment` (local time) lies is over; None outside of all. Raises what `is_worked` raises."""
    for span in spans:
        if span.start <= moment.time() < span.end and span.is_on(is_worked(moment.date())):
            return datetime.combine(moment.date(), span.end, moment.tzinfo)
    return None


def next_moment(spans: Sequence[Span], moment: datetime, is_worked: IsWorked) -> datetime:
    """The first moment from `moment` (local time) on that lies in a span. Raises LookupError where none comes within a month."""
    if end_of_span(spans, moment, is_worked) is not None:
        return moment
    for ahead in range(LOOKED_AHEAD + 1):
        day = moment.date() + timedelta(days=ahead)
        starts = [datetime.combine(day, span.start, moment.tzinfo) for span in spans if span.is_on(is_worked(day))]
        if later := [start for start in starts if start > moment]:
            return min(later)
    raise LookupError("no such hour comes within a month")
