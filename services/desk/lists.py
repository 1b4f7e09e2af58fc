"""The lists of the desk: which cases, under which name, how many."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, Final

from django.db.models import Count, Exists, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import LEAD, has_role, roles_of
from portal.kit import clock
from services.cases.access import may
from services.cases.admission import undecided
from services.cases.models import Case, Clock, DataWish, Disclosure, Extension, Opinion, SavedFilter
from services.cases.models.case import CaseQuerySet, target_is_over
from services.cases.queries import visible_to
from services.cases.standing_in import also_for
from services.cases.workflow import State
from services.catalogue.names import CATEGORY_NAMES
from services.catalogue.registry import service
from services.desk.moments import until, until_target
from services.desk.narrowing import Narrowing, narrowing_of
from services.routing.promises import urgency_name


@dataclass(frozen=True)
class Listing:
    """A list at /desk/?list=<code>: which open cases are in it. `closed` ones hold what has ended; they are not counted.

    `everywhere`: what has ended and what has not; counted by itself. `for_deciders`: only whoever answers for the department has it.
    """

    code: str
    name: Promise
    which: Callable[[User], Q]
    closed: bool = False
    everywhere: bool = False
    for_deciders: bool = False

    def pick(self, cases: CaseQuerySet, user: User) -> CaseQuerySet:
        """The cases of the list in their order."""
        if self.everywhere:
            return cases.order_by("opened_hour").filter(self.which(user))
        return (cases.filter(closed_at__isnull=False).order_by("-closed_at") if self.closed else cases.inbox()).filter(self.which(user))


def _unaccepted(**more: Any) -> Q:
    return Q(state=State.REGISTERED, **more)


def _due(target: Q, **by_law: Any) -> Q:
    """What its list line says is due then: until acceptance by our own target, later by a deadline of the law, which no pause stops."""
    running = Clock.objects.filter(met_at__isnull=True, **by_law).values("case")
    return (_unaccepted() & target) | (~Q(state=State.REGISTERED) & Q(pk__in=running))


def _today(user: User) -> Q:
    now, midnight = clock.now(), _end_of_today()
    return _due(Q(due_at__lte=midnight) & ~target_is_over(now), due_at__gte=now, due_at__lte=midnight)


def _overdue(user: User) -> Q:
    now = clock.now()
    return _due(target_is_over(now), due_at__lt=now)


def _end_of_today() -> datetime:
    return datetime.combine(timezone.localdate(), time.max, timezone.get_current_timezone())


def _waits_for(user: User) -> Q:
    """Somebody else asks to open a minor's case, or for more time."""
    permits = undecided().filter(case=OuterRef("pk")).exclude(user=user)
    extensions = Extension.objects.filter(case=OuterRef("pk"), decided_at__isnull=True).exclude(asked_by=user)
    return Q(Exists(permits)) | Q(Exists(extensions))


def _asks_about_data(user: User) -> Q:
    """She waits for a copy or for deletion, whether the request has ended or not."""
    return Q(pk__in=DataWish.objects.open().values("case"))


LISTS: Final = (
    Listing("", _("Inbox"), lambda user: Q()),
    Listing("mine", _("Mine"), lambda user: Q(assignee=user) | Q(assignee__in=also_for(user))),
    Listing("decide", _("Waiting for my decision"), _waits_for, for_deciders=True),
    Listing("new", _("Not opened yet"), lambda user: _unaccepted(first_viewed_at__isnull=True)),
    Listing("today", _("Due today"), _today),
    Listing("overdue", _("Overdue"), _overdue),
    Listing("waiting", _("Waiting for her"), lambda user: Q(state=State.WAITING)),
    Listing("paused", _("Paused"), lambda user: Q(state=State.PAUSED)),
    Listing("her_data", _("Copy or deletion asked"), _asks_about_data, everywhere=True),
    Listing("taken_back", _("Taken back by her"), lambda user: Q(outcome="withdrawn"), closed=True),
    Listing("closed", _("Closed"), lambda user: Q(), closed=True),
)


@dataclass(frozen=True)
class Entry:
    """An entry of the side bar, a list of everybody's or one that she `saved`; `count` is None where nobody counts."""

    listing: Listing
    count: int | None
    is_current: bool
    saved: SavedFilter | None = None

    @property
    def name(self) -> Promise | str:
        """What it is called."""
        return self.saved.name if self.saved else self.listing.name

    @property
    def query(self) -> str:
        """Its part of the address."""
        return (narrowing_of(self.saved) if self.saved else Narrowing()).query(self.listing.code)


@dataclass(frozen=True)
class Line:
    """A case as a line of a list: nothing of what she told. `due` is the internal target, once accepted the nearest deadline of the law."""

    case: Case
    matter: Promise | str
    urgency: str
    hint: Promise | str
    due: datetime | None
    due_in_words: str
    is_late: bool
    by_law: bool


def listing(code: str) -> Listing:
    """The list with this code, else the inbox."""
    return next((found for found in LISTS if found.code == code), LISTS[0])


def side_bar(user: User, current: str | None) -> dict[str, Any]:
    """The entries with their counts, and how many referrals there are: one pass over the open cases, one query for what lies apart.

    `current` is the query of the list that is shown.
    """
    offered = [Entry(one, None, False) for one in LISTS if not one.for_deciders or may("decide_opening", roles_of(user))]
    offered += [Entry(listing(kept.listing), None, False, kept) for kept in SavedFilter.objects.filter(user=user)]
    among_open = {
        f"n{index}": Count("pk", filter=_which(one, user))
        for index, one in enumerate(offered)
        if not one.listing.closed and not one.listing.everywhere
    }
    counts = visible_to(user).filter(closed_at__isnull=True).aggregate(**among_open) | _counted_apart(offered, user)
    entries = [replace(one, count=counts.get(f"n{index}"), is_current=one.query == current) for index, one in enumerate(offered)]
    return {"entries": entries, "referred_count": counts["to_us"], "unanswered": counts["unanswered"], "erases": has_role(user, LEAD)}


def _counted_apart(offered: list[Entry], user: User) -> dict[str, int]:
    """What is not among the open cases: the lists that hold ended ones too, the referrals, and the opinions of supervision."""
    apart: dict[str, QuerySet[Any]] = {
        f"n{index}": visible_to(user).filter(_which(one, user)) for index, one in enumerate(offered) if one.listing.everywhere
    }
    counts = {name: _count_of(rows) for name, rows in (apart | {"to_us": referred_to(user), "unanswered": unanswered(user)}).items()}
    found: tuple[int, ...] = User.objects.filter(pk=user.pk).values_list(*counts.values()).get()
    return dict(zip(counts, found, strict=True))


def _count_of(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by().values(count=Func("pk", function="COUNT", output_field=IntegerField())))


def _which(entry: Entry, user: User) -> Q:
    wanted = entry.listing.which(user)
    return wanted & narrowing_of(entry.saved).q() if entry.saved else wanted


def lines(cases: Iterable[Case]) -> list[Line]:
    """The cases of a page as lines; the running deadlines of the law come in one query for all of them."""
    page, now = list(cases), clock.now()
    running = Clock.objects.filter(case__in=[case.pk for case in page], met_at__isnull=True).order_by("-due_at")
    by_law = {case_id: due_at for case_id, due_at in running.values_list("case", "due_at")}
    return [_line(case, by_law.get(case.pk), now) for case in page]


def matter(case: Case) -> Promise | str:
    """What it is about: the service she chose; of what staff split off from it, the kind they chose."""
    return CATEGORY_NAMES[case.category] if case.split_from_id else service(case.service).title


def _line(case: Case, by_law: datetime | None, now: datetime) -> Line:
    due = _due_of(case, by_law)
    is_by_law = due is not None and due == by_law
    is_late = due is not None and (due < now if is_by_law else not case.is_in_time(now))
    return Line(
        case=case,
        matter=matter(case),
        urgency=urgency_name(case.urgency),
        hint=hint(case, is_late),
        due=due,
        due_in_words=(until if is_by_law else until_target)(due, now) if due else "",
        is_late=is_late,
        by_law=is_by_law,
    )


def _due_of(case: Case, by_law: datetime | None) -> datetime | None:
    """What runs now: until acceptance the internal target, then the law."""
    if case.where == State.REGISTERED:
        return case.due_at
    return None if case.where == State.CLOSED else by_law


def hint(case: Case, is_late: bool) -> Promise | str:
    """What matters most about it now."""
    if case.where != State.CLOSED and case.counted_facts.value("deadline_within_7_days") == "yes":
        return _("A deadline of hers ends within 7 days")
    if is_late:
        return _("Overdue")
    if case.outcome == "withdrawn":
        return _("She took her request back")
    if case.where == State.REGISTERED:
        return _("Opened, not accepted") if case.first_viewed_at else _("New")
    return ""


def referred_to(user: User) -> QuerySet[Disclosure]:
    """The live referrals to her department, newest first; `is_asked`: somebody else asks her, who answers for it, to be let in."""
    entries = Disclosure.objects.live_referrals().filter(receiver_id=user.department_id)
    asked = undecided(of_partners=True).filter(referral=OuterRef("pk")).exclude(user=user)
    decides = may("decide_opening", roles_of(user))
    return entries.select_related("giver").order_by("-at", "pk").annotate(is_asked=Exists(asked) if decides else Value(False))


def unanswered(user: User) -> QuerySet[Opinion]:
    """The opinions of supervision to her department that wait for its answer."""
    return Opinion.objects.unsettled().filter(department=user.department_id, answered_at__isnull=True)


def related(case: Case) -> list[Case]:
    """Cases of the same department that were linked with this one, in either direction."""
    linked = Q(linked_from__case=case) | Q(links__other=case) | Q(split_from=case) | Q(splits=case)
    return list(Case.objects.filter(linked, department=case.department_id).distinct())
