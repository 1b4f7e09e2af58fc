"""Whether it is one of her safe hours now: looked at by the system where she ticked them, asked of staff where she wrote them in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from portal.district.calendar import working_calendar
from portal.kit.hours import end_of_span, next_moment
from portal.kit.working_days import YearUnknown
from services.contacts.times import spans_of
from services.contacts.wishes import SafeContact

NOTED_WITHIN: Final = timedelta(minutes=15)  # a call that ended with her hour is noted a little later


@dataclass(frozen=True)
class HerHours:
    """What the clock says of her hours. `is_known` is false where only a person can tell; `until` or `next` is set where it is true."""

    is_known: bool
    is_safe: bool
    until: datetime | None = None
    next: datetime | None = None


def hours_now(wishes: SafeContact) -> HerHours:
    """A year whose holidays are not published yet is not guessed: then it is not safe."""
    spans, moment = spans_of(wishes), timezone.localtime()
    if spans is None:
        return HerHours(is_known=False, is_safe=False)
    if not spans:
        return HerHours(is_known=True, is_safe=True)
    is_worked = working_calendar().is_working_day
    try:
        until = end_of_span(spans, moment, is_worked)
        return HerHours(True, until is not None, until, None if until else next_moment(spans, moment, is_worked))
    except YearUnknown:
        return HerHours(is_known=True, is_safe=False)


def was_safe(wishes: SafeContact, *, staff_say: bool) -> bool:
    """Whether a call that is noted now was made in her hours; what staff say counts only where the system cannot know."""
    hours = hours_now(wishes)
    if not hours.is_known:
        return staff_say
    spans, ended = spans_of(wishes), timezone.localtime() - NOTED_WITHIN
    return hours.is_safe or bool(hours.next and end_of_span(spans or (), ended, working_calendar().is_working_day))
