"""What supervision (妇儿工委办, 反家暴法 4) sees: how many, by department; never a case, never a word of one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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
from services.cases.models import Case, Clock, Complaint, Escalation, Opinion
from services.cases.urging import BASES
from services.cases.workflow import State

LOOKED_BACK: Final = timedelta(days=90)
LONG_UNOPENED: Final = timedelta(hours=24)
MOST_SHOWN: Final = 20


@dataclass(frozen=True)
class Line:
    """One department: open, unopened, over the internal target, over the law's deadline, told upward; accepted in time of all accepted.

    `complaints` are those of the last 90 days; `staff` those who handle cases; `opinions` those of supervision that are not settled.
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

    @property
    def load(self) -> int | None:
        """Open requests a person; None where nobody handles them."""
        return round(self.open / self.staff) if self.staff else None

    @property
    def rate(self) -> int | None:
        """Percent accepted in time within the last 90 days; None where nothing was accepted: missing is not 0."""
        return round(100 * self.in_time / self.accepted) if self.accepted else None


def by_department() -> list[Line]:
    """Every department that has or had cases, the most overdue first."""
    now = clock.now()
    waits = Q(state=State.REGISTERED)
    opened = _grouped(
        Case.objects.filter(closed_at__isnull=True),
        "department",
        open=Count("pk"),
        unopened=Count("pk", filter=waits & Q(first_viewed_at__isnull=True)),
        overdue=Count("pk", filter=waits & Q(due_at__lt=now)),
    )
    late = Clock.objects.filter(met_at__isnull=True, due_at__lt=now, case__closed_at__isnull=True)
    unlawful = _grouped(late, "case__department", unlawful=Count("case", distinct=True))
    upward = Escalation.objects.filter(case__closed_at__isnull=True, level__gt=1)
    escalated = _grouped(upward, "case__department", escalated=Count("case", distinct=True))
    in_time = Q(due_at__isnull=True) | Q(accepted_at__lte=F("due_at"))
    recent = Case.objects.filter(accepted_at__gte=now - LOOKED_BACK)
    accepted = _grouped(recent, "department", accepted=Count("pk"), in_time=Count("pk", filter=in_time))
    said = _grouped(Complaint.objects.filter(said_on__gt=clock.today() - LOOKED_BACK), "department", complaints=Count("pk"))
    here = User.objects.filter(is_active=True, is_superuser=False, groups__name__in=DESK_ROLES)
    staff = _grouped(here, "department", staff=Count("pk", distinct=True))
    urged = _grouped(Opinion.objects.unsettled(), "department", opinions=Count("pk"))
    lines = [_line(one, opened, unlawful, escalated, accepted, said, staff, urged) for one in Department.objects.current()]
    return sorted(
        (line for line in lines if line.open or line.accepted or line.complaints or line.opinions),
        key=lambda line: (-line.unlawful, -line.overdue, -line.open),
    )


Counts = dict[int, dict[str, int]]


def _grouped(rows: Any, by: str, **counts: Count) -> Counts:
    return {row.pop(by): row for row in rows.order_by().values(by).annotate(**counts)}


def _line(department: Department, *tables: Counts) -> Line:
    numbers = dict.fromkeys(
        ("open", "unopened", "overdue", "unlawful", "escalated", "accepted", "in_time", "complaints", "staff", "opinions"), 0
    )
    for table in tables:
        numbers |= table.get(department.pk, {})
    return Line(department, **numbers)


@dataclass(frozen=True)
class LateCase:
    """A late request as supervision sees it: why, and since when."""

    case_id: UUID
    basis: str
    since: datetime

    def __str__(self) -> str:
        day = date_format(timezone.localtime(self.since), "m-d H:i")
        return gettext("%(why)s · since %(day)s") % {"why": gettext(BASES[self.basis]), "day": day}


def late_in(department: Department) -> list[LateCase]:
    """What is late in a department, the law's deadlines first, then the longest; each request once, twenty at most."""
    here = Case.objects.filter(department=department, closed_at__isnull=True)
    found: dict[UUID, LateCase] = {}
    for basis in ("statutory", "overdue", "unopened"):
        for pk, since in _late(here, basis).order_by("since").values_list("pk", "since")[:MOST_SHOWN]:
            found.setdefault(pk, LateCase(pk, basis, since))
    return list(found.values())[:MOST_SHOWN]


def is_late(case: Case, basis: str) -> bool:
    """Whether a request is late in this way now."""
    return _late(Case.objects.filter(pk=case.pk, closed_at__isnull=True), basis).exists()


def _late(cases: Any, basis: str) -> Any:
    now = clock.now()
    if basis == "statutory":
        late = Clock.objects.filter(case=OuterRef("pk"), met_at__isnull=True, due_at__lt=now).order_by("due_at")
        return cases.filter(Exists(late)).annotate(since=late.values("due_at")[:1])
    if basis == "overdue":
        return cases.overdue().annotate(since=F("due_at"))
    return cases.unopened().filter(opened_hour__lt=now - LONG_UNOPENED).annotate(since=F("opened_hour"))
