"""Deadlines that the law sets, and the milestones of a case. PURE.

Each clock starts where the law starts it: at the acceptance or receipt by the competent body, entered by that body; never at our button.
"日" is a calendar day, the day itself does not count, and an end on a day off moves to the next working day (民法典 201, 203);
inspection days are working days, protection orders are hours.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from portal.kit.working_days import WorkingCalendar


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


@dataclass(frozen=True)
class Term:
    """How long the law gives: hours, calendar days or working days."""

    words: str
    hours: int = 0
    days: int = 0
    working_days: int = 0


CLOCKS: Final[dict[str, Term]] = {
    "aid_review": Term(_("Decision on legal aid: 7 days from receipt (Legal Aid Law 43)"), days=7),
    "aid_assign": Term(_("Naming the lawyer: 3 days from the decision (Legal Aid Law 43)"), days=3),
    "aid_objection": Term(_("Answer to an objection: 5 days (Legal Aid Law 49)"), days=5),
    "order": Term(_("Protection order: 72 hours from acceptance (Anti-Domestic Violence Law 28)"), hours=72),
    "order_urgent": Term(_("Urgent protection order: 24 hours from acceptance (Anti-Domestic Violence Law 28)"), hours=24),
    "arbitration_accept": Term(_("Arbitration taken or refused: 5 days from receipt (Labour Dispute Law 29)"), days=5),
    "arbitration": Term(_("Arbitration award: 45 days from acceptance (Labour Dispute Law 43)"), days=45),
    "inspection": Term(_("Labour inspection: 60 working days from filing (Labour Inspection Regulation 17)"), working_days=60),
}
MILESTONES: Final[dict[str, str]] = {
    "warning_letter": _("Warning letter issued by the police"),
    "order_applied": _("Protection order applied for"),
    "order_issued": _("Protection order issued"),
    "order_refused": _("Protection order refused"),
    "order_expires": _("Protection order expires"),
    "shelter": _("Shelter given"),
    "injury_report": _("Injuries assessed"),
    "mandatory_report": _("Mandatory report made"),
    "joint_interview": _("Joint interview held with the employer"),
    "written_result": _("Told the result in writing"),
}
MAY_LIE_AHEAD: Final = frozenset({"order_expires"})
DAY_ENDS: Final = time(23, 59, 59)


def due(kind: str, started: datetime, calendar: WorkingCalendar) -> datetime:
    """When a clock that started at `started` (local time) ends. Raises YearUnknown."""
    term = CLOCKS[kind]
    if term.hours:
        return started + timedelta(hours=term.hours)
    if term.working_days:
        last = calendar.add_working_days(started.date(), term.working_days)
    else:
        last = started.date() + timedelta(days=term.days)
        if not calendar.is_working_day(last):
            last = calendar.add_working_days(last, 1)
    return datetime.combine(last, DAY_ENDS, started.tzinfo)
