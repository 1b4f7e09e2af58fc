"""Every text that leaves the portal by itself. PURE.

Whoever holds the telephone or looks over a shoulder learns nothing: no matter, no department, no reference, no link (S1-24).
"""

from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Final

from portal.kit.hours import Span


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever sends it translates it."""
    return msgid


class Pace(Enum):
    """When a notice to staff leaves: at once also at night, at once in working hours, or gathered twice a day."""

    ALARM = "alarm"
    WORKTIME = "worktime"
    DIGEST = "digest"


SPANS: Final[dict[Pace, tuple[Span, ...]]] = {
    Pace.ALARM: (Span(time.min, time.max, on_days_off=True),),
    Pace.WORKTIME: (Span(time(8, 30), time(17, 30)),),
    Pace.DIGEST: (Span(time(8, 30), time(8, 31)), Span(time(13, 30), time(13, 31))),
}


@dataclass(frozen=True)
class Kind:
    """What staff are told, and how fast."""

    text: str
    pace: Pace


SUBJECT: Final = _("Please look at your desk")
STAFF: Final[dict[str, Kind]] = {
    "unrouted": Kind(_("Something is waiting for your decision."), Pace.ALARM),
    "waits_now": Kind(_("Something urgent has waited too long."), Pace.ALARM),
    "decide": Kind(_("Somebody waits for your decision."), Pace.ALARM),
    "waits": Kind(_("Something has waited too long."), Pace.WORKTIME),
    "new": Kind(_("There is something new."), Pace.DIGEST),
    "readings": Kind(_("Readings are due."), Pace.DIGEST),
    "readings_late": Kind(_("Readings are overdue."), Pace.DIGEST),
    "returned": Kind(_("A reading was returned, with the reason."), Pace.DIGEST),
    "task": Kind(_("There is a new supervision task."), Pace.DIGEST),
    "answered": Kind(_("A supervision task waits for you to close it."), Pace.DIGEST),
    "supervision": Kind(_("A supervision task is overdue."), Pace.DIGEST),
}
PROGRESS: Final = "progress"
REMINDER: Final = "reminder"
CODE: Final = "code"
CODE_SUBJECT: Final = _("Your code")
RESIDENTS: Final[dict[str, str]] = {
    PROGRESS: _("There is news about what you asked for. You can look it up with your number."),
    REMINDER: _("You have an appointment soon. You can look it up with your number."),
    CODE: _("Your code is %(code)s, valid for ten minutes. Tell it to nobody."),
}
