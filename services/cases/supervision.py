"""What supervision (妇儿工委办, 反家暴法 4) sees: how many, by department; never a case, never a word of one."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES
from portal.district.models import Department
from portal.kit import clock
from services.cases.actions.rating import CONTENT_FROM
from services.cases.models import Case, Clock, Complaint, DataWish, Escalation, Opinion, Rating
from services.cases.models.case import TO_THE_HOUR, target_is_over
from services.cases.models.data_wishes import last_day_in_time
from services.cases.rights import ANSWER_WITHIN
from services.cases.urging import BASES
from services.cases.workflow import State

LOOKED_BACK: Final = timedelta(days=90)
FEWEST: Final = 5  # as in everything that is published: docs/statistics.md
LONG_UNOPENED: Final = timedelta(hours=24)
MOST_SHOWN: Final = 20


@dataclass(frozen=True)
class Line:
    """One department: open, unopened, over the internal target, over the law's deadline, told upward; accepted in time of all accepted.

    `complaints` are those of the last 90 days; `staff` those who handle cases; `opinions` those of supervision that are not settled;
    `her_data` wishes for a copy or for deletion wait, `her_data_late` of them past the day of the answer, also where the request has ended;
    of those who `said` within 90 days how it was (好差评), `content` were at least mostly content.
    """

    department: Department
    open: int
    unopened: int
    overdue: int
    unlawful: int
    escalated: int
    accepted: int
    in_time: int
    complaints: int
    staff: int
    opinions: int
    her_data: int
    her_data_late: int
    said: int
    content: int

    @property
    def load(self) -> int | None:
        """Open requests a person; None where nobody handles them."""
        return round(self.open / self.staff) if self.staff else None

    @property
    def rate(self) -> int | None:
        """Percent accepted in time within the last 90 days; None where nothing was accepted: missing is not 0."""
        return round(100 * self.in_time / self.accepted) if self.accepted else None

    @property
    def contentment(self) -> int | None:
        """Percent of those who said how it was; None below FEWEST: a few could point at somebody."""
        return round(100 * self.content / self.said) if self.said >= FEWEST else None


def by_department() -> list[Line]:
    """Every department that has or had cases, the most overdue first."""
    now = clock.now()
    since = clock.today() - LOOKED_BACK
    is_open, waits, recent = Q(closed_at__isnull=True), Q(state=State.REGISTERED), Q(accepted_at__gte=now - LOOKED_BACK)
    in_time = Q(due_at__isnull=True) | Q(accepted_at__lt=F("due_at") + TO_THE_HOUR)
    worked = _grouped(
        Case.objects.filter(is_open | recent),
        "department",
        open=Count("pk", filter=is_open),
        unopened=Count("pk", filter=is_open & waits & Q(first_viewed_at__isnull=True)),
        overdue=Count("pk", filter=is_open & waits & target_is_over(now)),
        accepted=Count("pk", filter=recent),
        in_time=Count("pk", filter=recent & in_time),
    )
    late = Clock.objects.filter(met_at__isnull=True, due_at__lt=now, case__closed_at__isnull=True)
    unlawful = _grouped(late, "case__department", unlawful=Count("case", distinct=True))
    late_since = Count("pk", filter=Q(asked_on__lt=last_day_in_time(now)))
    asked = _grouped(DataWish.objects.open(), "case__department", her_data=Count("pk"), her_data_late=late_since)
    lives = Q(case__closed_at__isnull=True) | Q(reason="her_data", case__in=DataWish.objects.open().values("case"))
    upward = Escalation.objects.filter(lives, level__gt=1)
    escalated = _grouped(upward, "case__department", escalated=Count("case", distinct=True))
    complained = _grouped(Complaint.objects.filter(said_on__gt=since), "department", complaints=Count("pk"))
    content = Count("pk", filter=Q(level__gte=CONTENT_FROM))
    rated = _grouped(Rating.objects.filter(said_on__gt=since), "department", said=Count("pk"), content=content)
    here = User.objects.filter(is_active=True, is_superuser=False, groups__name__in=DESK_ROLES)
    staff = _grouped(here, "department", staff=Count("pk", distinct=True))
    tables = (worked, unlawful, escalated, complained, rated, staff, asked)
    departments = Department.objects.current().annotate(urged=Count("opinions", filter=Q(opinions__in=Opinion.objects.unsettled())))
    lines = [_line(one, *tables, {one.pk: {"opinions": one.urged}}) for one in departments]
    return sorted(
        (line for line in lines if line.open or line.accepted or line.complaints or line.opinions or line.her_data or line.said),
        key=lambda line: (-line.unlawful, -line.overdue, -line.her_data_late, -line.open),
    )


Counts = dict[int, dict[str, int]]


def _grouped(rows: Any, by: str, **counts: Count) -> Counts:
    return {row.pop(by): row for row in rows.order_by().values(by).annotate(**counts)}


def _line(department: Department, *tables: Counts) -> Line:
    numbers = dict.fromkeys((field.name for field in fields(Line) if field.name != "department"), 0)
    for table in tables:
        numbers |= table.get(department.pk, {})
    return Line(department, **numbers)


@dataclass(frozen=True)
class LateCase:
    """A late request as supervision sees it: why, and since when; of a wish about her data the day is known, no hour."""

    case_id: UUID
    basis: str
    since: date

    def __str__(self) -> str:
        if isinstance(self.since, datetime):
            day = date_format(timezone.localtime(self.since), "m-d H:i")
        else:
            day = date_format(self.since + ANSWER_WITHIN, "m-d")
        return gettext("%(why)s · since %(day)s") % {"why": gettext(BASES[self.basis]), "day": day}


def late_in(department: Department) -> list[LateCase]:
    """What is late in a department, the law's deadlines first, then the longest; each request once, twenty at most."""
    here = Case.objects.filter(department=department)
    found: dict[UUID, LateCase] = {}
    for basis in ("statutory", "overdue", "her_data", "unopened"):
        for pk, since in _late(here, basis).order_by("since").values_list("pk", "since")[:MOST_SHOWN]:
            found.setdefault(pk, LateCase(pk, basis, since))
    return list(found.values())[:MOST_SHOWN]


def is_late(case: Case, basis: str) -> bool:
    """Whether a request is late in this way now."""
    return _late(Case.objects.filter(pk=case.pk), basis).exists()


def _late(cases: Any, basis: str) -> Any:
    now = clock.now()
    if basis == "her_data":
        wishes = DataWish.objects.late().filter(case=OuterRef("pk")).order_by("asked_on")
        return cases.filter(Exists(wishes)).annotate(since=wishes.values("asked_on")[:1])
    cases = cases.filter(closed_at__isnull=True)
    if basis == "statutory":
        late = Clock.objects.filter(case=OuterRef("pk"), met_at__isnull=True, due_at__lt=now).order_by("due_at")
        return cases.filter(Exists(late)).annotate(since=late.values("due_at")[:1])
    if basis == "overdue":
        return cases.overdue().annotate(since=F("due_at"))
    return cases.unopened().filter(opened_hour__lt=now - LONG_UNOPENED).annotate(since=F("opened_hour"))
