"""The supervision chain (督办链): what nobody opened, accepted, decided or answered in time is told upward, once for each level."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases.actions.recording import note_step
from services.cases.competence import Level, levels
from services.cases.models import Case, Clock, DataWish, Escalation
from services.cases.models.case import CaseQuerySet

DANGER: Final = "U0"


def escalate() -> int:
    """Reach every level that is due now; returns how many were reached. Run again, or twice at once, it reaches nothing twice."""
    now = clock.now()
    return sum(_reach(case, level, now) for level in levels() for case in _due(level, now))


def _due(level: Level, now: datetime) -> Iterator[Case]:
    reached = Escalation.objects.filter(case=OuterRef("pk"), reason=level.reason, level=level.number)
    waiting = _waiting(level, now - timedelta(hours=level.hours))
    return waiting.filter(~Exists(reached)).select_related("department").iterator(chunk_size=200)


def _waiting(level: Level, before: datetime) -> CaseQuerySet:
    """Cases that have waited since `before` or longer; a wish about her data waits also after the end."""
    if level.reason == "unopened":
        return Case.objects.unopened().filter(opened_hour__lt=before)
    if level.reason == "overdue":
        return Case.objects.unaccepted().filter(due_at__lt=before)
    if level.reason == "her_data":
        return Case.objects.filter(pk__in=DataWish.objects.late_since(before).values("case"))
    late = Clock.objects.filter(case=OuterRef("pk"), met_at__isnull=True, due_at__lt=before)
    return Case.objects.filter(Exists(late), closed_at__isnull=True)


def _is_danger(case: Case, level: Level) -> bool:
    """What is told at night too; an answer about her data can wait for the morning."""
    return case.urgency == DANGER and level.reason != "her_data"


def _reach(case: Case, level: Level, now: datetime) -> bool:
    """The unique row decides who was first where two run at once."""
    try:
        with transaction.atomic():
            Escalation.objects.create(case=case, reason=level.reason, level=level.number, at=now)
            note_step(case, "escalated", actor=None, at=now, result=f"{level.reason}/{level.number}")
            enqueue("case.escalated", department=case.department.code, level=level.number, is_danger=_is_danger(case, level))
    except IntegrityError:
        return False
    return True
