"""Deadlines that the law sets, and the milestones of a case. PURE.

Each clock starts where the law starts it: at the acceptance or receipt by the competent body, entered by that body; never at our button.
"日" is a calendar day, the day itself does not count, and an end on a day off moves to the next working day (民法典 201, 203);
inspection days are working days, protection orders are hours.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from portal.kit.working_days import WorkingCalendar
from services.catalogue.facts import CATEGORIES, GROUPS


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


@dataclass(frozen=True)
class Milestone:
    """What may be reached in a case, and the categories of case in which it can be."""

    words: str
    categories: frozenset[str]


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
ANY: Final = frozenset(CATEGORIES)
VIOLENCE: Final = frozenset(GROUPS["violence"])
WORK: Final = frozenset(GROUPS["work"])
UNSORTED: Final = frozenset({"legal_aid", "other"})
"""Behind these any matter may stand: violence at home that came as legal aid, or what nobody has named yet."""

HARASSMENT: Final = frozenset({"workplace_harassment"})
MILESTONES: Final[dict[str, Milestone]] = {
    # Anti-Domestic Violence Law 16; Women's Rights Law 80 (harassment)
    "warning_letter": Milestone(_("Warning letter issued by the police"), VIOLENCE | UNSORTED | HARASSMENT),
    # Anti-Domestic Violence Law 23, 28, 30; Women's Rights Law 29 (pursuit by a former partner)
    "order_applied": Milestone(_("Protection order applied for"), VIOLENCE | UNSORTED),
    "order_issued": Milestone(_("Protection order issued"), VIOLENCE | UNSORTED),
    "order_refused": Milestone(_("Protection order refused"), VIOLENCE | UNSORTED),
    "order_expires": Milestone(_("Protection order expires"), VIOLENCE | UNSORTED),
    # Anti-Domestic Violence Law 18
    "shelter": Milestone(_("Shelter given"), VIOLENCE | UNSORTED),
    "injury_report": Milestone(_("Injuries assessed"), VIOLENCE | UNSORTED | HARASSMENT),
    # Law on the Protection of Minors 11; Anti-Domestic Violence Law 14
    "mandatory_report": Milestone(_("Mandatory report made"), ANY),
    # Women's Rights Law 74
    "joint_interview": Milestone(_("Joint interview held with the employer"), WORK),
    # Women's Rights Law 23 (harassment, where it is owed)
    "written_result": Milestone(_("Told the result in writing"), ANY),
}
MAY_LIE_AHEAD: Final = frozenset({"order_expires"})
DAY_ENDS: Final = time(23, 59, 59)


def milestones_of(category: str) -> dict[str, str]:
    """What may be reached in a case of `category`, in words: nobody at a desk for labour is offered a protection order."""
    return {kind: milestone.words for kind, milestone in MILESTONES.items() if category in milestone.categories}


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
