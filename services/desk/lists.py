"""The lists of the desk: which cases, under which name, how many."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from services.cases.models import Case, TimelineEvent
from services.cases.models.case import CaseQuerySet
from services.cases.queries import visible_to
from services.cases.workflow import State
from services.catalogue.names import URGENCY_NAMES
from services.catalogue.registry import service


@dataclass(frozen=True)
class Listing:
    """A list at /desk/?list=<code>."""

    code: str
    name: Promise
    pick: Callable[[CaseQuerySet], CaseQuerySet]


LISTS: Final = (
    Listing("", _("Inbox"), lambda cases: cases.inbox()),
    Listing("new", _("Not accepted"), lambda cases: cases.inbox().filter(state=State.REGISTERED)),
    Listing("overdue", _("Overdue"), lambda cases: cases.inbox().overdue()),
    Listing("waiting", _("Waiting for her"), lambda cases: cases.inbox().filter(state=State.WAITING)),
    Listing("closed", _("Closed"), lambda cases: cases.filter(state=State.CLOSED).order_by("-closed_at")),
)

STEPS: Final = {
    "opened": _("Sent in, routed here"),
    "accepted": _("Accepted"),
    "written": _("Message to her"),
    "replied": _("Message from her"),
    "noted": _("Note"),
    "closed": _("Closed"),
}


@dataclass(frozen=True)
class Step:
    """A step of a case's history; `by` is empty when it was she."""

    words: Promise | str
    by: str
    event: TimelineEvent


@dataclass(frozen=True)
class Entry:
    """An entry of the side bar."""

    listing: Listing
    count: int
    is_current: bool


@dataclass(frozen=True)
class Line:
    """A case as a line of a list: nothing of what she told."""

    case: Case
    matter: Promise | str
    urgency: Promise
    hint: Promise | str
    is_overdue: bool


def listing(code: str) -> Listing:
    """The list with this code, else the inbox."""
    return next((found for found in LISTS if found.code == code), LISTS[0])


def entries(user: User, current: str | None) -> list[Entry]:
    """The side bar with its counts."""
    return [Entry(one, one.pick(visible_to(user)).count(), one.code == current) for one in LISTS]


def line(case: Case, overdue: Collection[UUID]) -> Line:
    """A case as a line."""
    is_overdue = case.pk in overdue
    return Line(case, service(case.service).title, URGENCY_NAMES[case.urgency], hint(case, is_overdue), is_overdue)


def hint(case: Case, is_overdue: bool) -> Promise | str:
    """What matters most about it now."""
    if case.where != State.CLOSED and case.counted_facts.value("deadline_within_7_days") == "yes":
        return _("A deadline of hers ends within 7 days")
    if is_overdue:
        return _("Overdue")
    return _("New") if case.where == State.REGISTERED else ""


def history(case: Case) -> list[Step]:
    """What happened, oldest first."""
    events = case.timeline.select_related("actor")
    return [Step(STEPS.get(event.kind, event.kind), str(event.actor or ""), event) for event in events]
