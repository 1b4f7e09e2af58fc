"""Supervision tasks (督办): the office opens one from a warning, the department answers, the office closes it; late ones escalate."""

from datetime import date
from typing import Any, Final

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from portal.district.models import Department
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.indicators.errors import NotAllowed, WrongState
from services.indicators.models import Indicator, SupervisionTask, TaskStep
from services.indicators.models.task import TaskState
from services.indicators.permissions import is_statistics
from services.indicators.warnings import Kind

OPENED: Final = "supervision.opened"
ANSWERED: Final = "supervision.answered"
OVERDUE: Final = "supervision.overdue"
LEVELS: Final = 2
"""An overdue task is brought up once to the department's head, then once to the working committee (三部.三)."""
DAYS_A_LEVEL: Final = 10


def open_task(*, indicator: Indicator, kind: Kind, year: int, owner: Department, due_on: date, actor: User) -> SupervisionTask:
    """Ask a department to act on a warning. Raises NotAllowed; WrongState when there is one already or the day has passed."""
    if not is_statistics(actor):
        raise NotAllowed
    if due_on <= clock.today():
        raise WrongState(_("Please choose a day to come."))
    try:
        with transaction.atomic():
            task = SupervisionTask.objects.create(
                indicator=indicator, kind=kind, year=year, owner=owner, due_on=due_on, opened_on=clock.today()
            )
            _step(task, "opened", actor)
            enqueue(OPENED, department=owner.code)
    except IntegrityError:
        raise WrongState(_("There is an open task for this warning already.")) from None
    return task


def answer(*, task: SupervisionTask, cause: str, measure: str, actor: User, evidence: "File[Any] | None" = None) -> SupervisionTask:
    """What the department found and does about it; may be given anew until the task is closed. Raises NotAllowed, WrongState."""
    with transaction.atomic():
        row = _open_row(task)
        if actor.department_id != row.owner_id or not actor.is_active:
            raise NotAllowed
        row.cause, row.measure = cause, measure
        if evidence is not None:
            row.evidence.save(str(evidence.name), evidence, save=False)
        row.save(update_fields=["cause", "measure", "evidence"])
        _step(row, "answered", actor)
        if row.is_answered:
            enqueue(ANSWERED)
    return row


def close(*, task: SupervisionTask, actor: User, note: str = "") -> SupervisionTask:
    """End it, once cause, measure and evidence are there; `note` is what the public reads. Raises NotAllowed, WrongState."""
    with transaction.atomic():
        row = _open_row(task)
        if not is_statistics(actor):
            raise NotAllowed
        if not row.is_answered:
            raise WrongState(_("Cause, measure and evidence have to be there before a task can be closed."))
        row.state, row.closed_on = TaskState.CLOSED, clock.today()
        row.save(update_fields=["state", "closed_on"])
        _step(row, "closed", actor, note)
    return row


def escalate_overdue() -> int:
    """Bring overdue tasks up, once a level; returns how many."""
    raised = 0
    for task in SupervisionTask.objects.overdue().filter(level__lt=LEVELS):
        wanted = min((clock.today() - task.due_on).days // DAYS_A_LEVEL + 1, LEVELS)
        with transaction.atomic():
            if wanted > task.level and SupervisionTask.objects.filter(pk=task.pk, level=task.level).update(level=wanted):
                _step(task, "escalated", None, str(wanted))
                enqueue(OVERDUE, task=task.pk, department=task.owner.code, level=wanted, answered=task.is_answered)
                raised += 1
    return raised


def _open_row(task: SupervisionTask) -> SupervisionTask:
    row = SupervisionTask.objects.select_for_update().get(pk=task.pk)
    if row.state != TaskState.OPEN:
        raise WrongState(_("This task was closed in the meantime."))
    return row


def _step(task: SupervisionTask, kind: str, actor: User | None, note: str = "") -> None:
    TaskStep.objects.create(task=task, kind=kind, by=actor, at=clock.now(), note=note)
    record(f"task.{kind}", actor=actor, subject="supervision_task", subject_id=task.pk, department=task.owner.code)
