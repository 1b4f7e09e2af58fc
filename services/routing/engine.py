"""Routing as a function: facts and rules in, a decision out. PURE."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from portal.kit.working_days import WorkingCalendar, YearUnknown
from services.catalogue.decisions import Decision
from services.catalogue.facts import URGENCIES, Facts
from services.routing.conditions import Condition


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


NO_RULE: Final = _("No rule covers this. The front desk looks at it and decides.")
NO_DEPARTMENT: Final = _("The department named by the rule cannot take requests at present. The front desk looks at it and decides.")
NO_CALENDAR: Final = _("The working calendar for the year is missing, so no internal target could be set.")
UNROUTED_URGENCY: Final = "U1"


@dataclass(frozen=True)
class Rule:
    """A rule that can match. `facts` and `statutory` are for people, `conditions` for the machine."""

    code: str
    facts: str
    conditions: tuple[Condition, ...]
    lead: str
    partners: tuple[str, ...]
    urgency: str
    statutory: str


@dataclass(frozen=True)
class Target:
    """How soon somebody should be in touch (内部目标, not a statutory deadline): hours, or whole working days."""

    hours: int = 0
    working_days: int = 0


@dataclass(frozen=True)
class Surroundings:
    """What a decision needs besides facts and rules: local time, working days, targets by urgency, the desk for everything else."""

    now: datetime
    calendar: WorkingCalendar
    targets: Mapping[str, Target]
    front_desk: str


def decide(facts: Facts, rules: Sequence[Rule], around: Surroundings) -> Decision:
    """The first rule that matches leads; the highest urgency of all that match counts. Without a match the front desk decides."""
    matching = [rule for rule in rules if rule.conditions and all(condition.holds(facts) for condition in rule.conditions)]
    if not matching:
        return to_front_desk(NO_RULE, around)
    first = matching[0]
    urgency = min((rule.urgency for rule in matching), key=URGENCIES.index)
    due_at, reasons = _due(urgency, around)
    return Decision(
        rule=first.code,
        reasons=(*(rule.facts for rule in matching), *reasons),
        lead=first.lead,
        partners=first.partners,
        urgency=urgency,
        due_at=due_at,
        statutory=first.statutory,
    )


def to_front_desk(reason: str, around: Surroundings) -> Decision:
    """Nobody else takes it: the front desk, soon, with the reason."""
    due_at, reasons = _due(UNROUTED_URGENCY, around)
    return Decision("", (reason, *reasons), around.front_desk, (), UNROUTED_URGENCY, due_at, "")


def _due(urgency: str, around: Surroundings) -> tuple[datetime | None, tuple[str, ...]]:
    """The internal target, or none and why: hours count at once, working days end with the last of them."""
    target = around.targets[urgency]
    if not target.working_days:
        return around.now + timedelta(hours=target.hours), ()
    try:
        day = around.calendar.add_working_days(around.now.date(), target.working_days)
    except YearUnknown:
        return None, (NO_CALENDAR,)
    return datetime.combine(day, time(23, 59), tzinfo=around.now.tzinfo), ()
