"""What supervision (妇儿工委办, 反家暴法 4) sees: how many, by department; never a case, never a word of one."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db.models import Count, F, Q

from portal.district.models import Department
from portal.kit import clock
from services.cases.models import Case, Clock, Complaint, Escalation
from services.cases.workflow import State

LOOKED_BACK: Final = timedelta(days=90)


@dataclass(frozen=True)
class Line:
    """One department: open, unopened, over the internal target, over the law's deadline, told upward; accepted in time of all accepted.

    `complaints` are those of the last 90 days.
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
    lines = [_line(one, opened, unlawful, escalated, accepted, said) for one in Department.objects.current()]
    return sorted(
        (line for line in lines if line.open or line.accepted or line.complaints),
        key=lambda line: (-line.unlawful, -line.overdue, -line.open),
    )


Counts = dict[int, dict[str, int]]


def _grouped(rows: Any, by: str, **counts: Count) -> Counts:
    return {row.pop(by): row for row in rows.order_by().values(by).annotate(**counts)}


def _line(department: Department, *tables: Counts) -> Line:
    numbers = dict.fromkeys(("open", "unopened", "overdue", "unlawful", "escalated", "accepted", "in_time", "complaints"), 0)
    for table in tables:
        numbers |= table.get(department.pk, {})
    return Line(department, **numbers)
