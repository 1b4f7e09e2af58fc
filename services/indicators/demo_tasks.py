"""Made-up supervision tasks, one settled and one in work, so that their history can be seen; each says that it is made up."""

from datetime import timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock
from services.indicators.actions import tasks
from services.indicators.models import SupervisionTask
from services.indicators.warnings import Kind
from services.indicators.watching import Alert, alerts

DAYS: Final = 30
MOST: Final = 2
CAUSE: Final = "演示内容：这里写查明的原因。"
MEASURE: Final = "演示内容：这里写怎么整改。"
EVIDENCE: Final = ("demo.txt", "演示内容：这不是真实的材料。")


@transaction.atomic
def make(office: User, reporter: User) -> None:
    """Ask the reporter's department about its first warnings and let it answer, through the acts of staff; only where no task is."""
    if SupervisionTask.objects.exists():
        return
    for number, alert in enumerate(_about(reporter)[:MOST]):
        task = _opened(alert, office, reporter)
        is_settled = number == 0
        evidence = ContentFile(EVIDENCE[1].encode(), EVIDENCE[0]) if is_settled else None
        tasks.answer(task=task, cause=CAUSE, measure=MEASURE, evidence=evidence, actor=reporter)
        if is_settled:
            tasks.close(task=task, actor=office)


def _about(reporter: User) -> list[Alert]:
    """Warnings of the reporter's department, those about figures before those about missing ones."""
    own = [alert for alert in alerts() if alert.standing.indicator.owner_id == reporter.department_id]
    return sorted(own, key=lambda alert: alert.warning.kind == Kind.STALE)


def _opened(alert: Alert, office: User, reporter: User) -> SupervisionTask:
    if reporter.department is None:
        raise ValueError("a reporter belongs to a department")
    task = tasks.open_task(
        indicator=alert.standing.indicator,
        kind=alert.warning.kind,
        year=alert.warning.year,
        owner=reporter.department,
        due_on=clock.today() + timedelta(days=DAYS),
        actor=office,
    )
    task.is_demo = True
    task.save(update_fields=["is_demo"])
    return task
