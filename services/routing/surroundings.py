"""What a decision needs besides facts and rules, and how an internal target follows from it. PURE."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from portal.kit.working_days import WorkingCalendar, YearUnknown


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


NO_CALENDAR: Final = _("The working calendar for the year is missing, so no internal target could be set.")


@dataclass(frozen=True)
class Target:
    """How soon somebody should be in touch (内部目标, not a statutory deadline): hours, or whole working days."""

    hours: int = 0
    working_days: int = 0


@dataclass(frozen=True)
class Surroundings:
    """Local time, working days, targets by urgency, the desk for everything else and the one for what that desk must not see."""

    now: datetime
    calendar: WorkingCalendar
    targets: Mapping[str, Target]
    front_desk: str
    second_desk: str


def due(urgency: str, around: Surroundings) -> tuple[datetime | None, tuple[str, ...]]:
    """The internal target, or none and why: hours count at once, working days end with the last of them."""
    target = around.targets[urgency]
    if not target.working_days:
        return around.now + timedelta(hours=target.hours), ()
    try:
        day = around.calendar.add_working_days(around.now.date(), target.working_days)
    except YearUnknown:
        return None, (NO_CALENDAR,)
    return datetime.combine(day, time(23, 59), tzinfo=around.now.tzinfo), ()
