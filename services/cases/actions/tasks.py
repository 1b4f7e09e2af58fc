"""The tasks of a case: opened with it, ticked off one by one."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.district.models import Department
from portal.kit import clock
from services.cases.actions.recording import changing, note_step
from services.cases.duties import duty_to_report
from services.cases.errors import WrongState
from services.cases.models import Case, CaseTask, Milestone
from services.catalogue.decisions import Decision, Task


def open_tasks(case: Case, decision: Decision) -> None:
    """Within the transaction that opens a case: what routing asks of others, and the report that the law asks for."""
    report = duty_to_report(case.counted_facts)
    wanted = [*([report] if report else []), *decision.tasks]
    if wanted:
        departments = Department.objects.in_bulk([task.lead for task in wanted], field_name="code")
        CaseTask.objects.bulk_create(_task(case, task, departments.get(task.lead)) for task in wanted)


def _task(case: Case, task: Task, department: Department | None) -> CaseTask:
    return CaseTask(case=case, code=task.rule, department=department, reason=task.reason, statutory=task.statutory)


def finish_task(*, case: Case, actor: User, task: CaseTask) -> CaseTask:
    """Tick off a task; a report that was made is a milestone of today as well. Raises NotAllowed, WrongState."""
    with changing(case, "task", actor=actor) as row:
        entry = row.tasks.filter(pk=task.pk, done_at__isnull=True).first()
        if entry is None:
            raise WrongState(_("A colleague has ticked this off already."))
        entry.done_by, entry.done_at = actor, clock.now()
        entry.save(update_fields=["done_by", "done_at"])
        if entry.is_duty:
            Milestone.objects.create(case=row, kind="mandatory_report", day=clock.today(), by=actor, at=entry.done_at)
        note_step(row, "task_done", actor=actor, at=entry.done_at, result=entry.code)
    return entry
