"""Supervision tasks: opened by the office, answered by the department, closed with evidence, brought up once a level."""

from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.files.base import ContentFile

from portal.kit import clock
from portal.notices.delivery import deliver
from portal.notices.models import StaffNotice
from portal.outbox.dispatch import drain
from services.indicators.actions.tasks import answer, close, escalate_overdue, open_task
from services.indicators.errors import NotAllowed, WrongState
from services.indicators.models import SupervisionTask
from services.indicators.models.task import TaskState
from services.indicators.warnings import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(screening, statistician):
    with time_machine.travel("2026-11-02 09:00 +0800"):
        return open_task(
            indicator=screening, kind=Kind.MISSED, year=2025, owner=screening.owner, due_on=date(2026, 12, 1), actor=statistician
        )


def test_only_the_office_opens_one(screening, health):
    with pytest.raises(NotAllowed):
        open_task(indicator=screening, kind=Kind.MISSED, year=2025, owner=screening.owner, due_on=date(2030, 1, 1), actor=health)


def test_a_warning_has_one_open_task(screening, statistician, task):
    with pytest.raises(WrongState):
        open_task(indicator=screening, kind=Kind.MISSED, year=2025, owner=screening.owner, due_on=date(2030, 1, 1), actor=statistician)
    assert SupervisionTask.objects.count() == 1


def test_it_ends_only_with_cause_measure_and_evidence(task, health, statistician):
    with pytest.raises(WrongState):
        close(task=task, actor=statistician)
    answer(task=task, cause="流动人口漏查", measure="社区补查", actor=health)
    with pytest.raises(WrongState):
        close(task=task, actor=statistician)
    answer(task=task, cause="流动人口漏查", measure="社区补查", actor=health, evidence=ContentFile(b"x", "list.pdf"))
    close(task=task, actor=statistician)
    task.refresh_from_db()
    assert task.state == TaskState.CLOSED
    assert list(task.steps.values_list("kind", flat=True)) == ["opened", "answered", "answered", "closed"]


def test_another_department_cannot_answer_and_the_department_cannot_close(task, stranger, health):
    with pytest.raises(NotAllowed):
        answer(task=task, cause="x", measure="y", actor=stranger)
    with pytest.raises(NotAllowed):
        close(task=task, actor=health)


def test_after_it_is_closed_nothing_is_added(task, health, statistician):
    answer(task=task, cause="x", measure="y", actor=health, evidence=ContentFile(b"x", "list.pdf"))
    close(task=task, actor=statistician)
    with pytest.raises(WrongState):
        answer(task=task, cause="z", measure="y", actor=health)


@pytest.mark.parametrize(("day", "levels"), [("2026-12-01", 0), ("2026-12-02", 1), ("2026-12-11", 2), ("2027-03-01", 2)])
def test_what_is_overdue_is_brought_up_once_a_level(task, day, levels):
    with time_machine.travel(f"{day} 08:00 +0800"):
        for _ in range(3):
            escalate_overdue()
    task.refresh_from_db()
    assert task.level == levels
    assert task.steps.filter(kind="escalated").count() == (1 if levels else 0)


def test_the_department_is_told_of_a_new_task(task, health):
    drain()
    assert list(StaffNotice.objects.values_list("to", "kind")) == [(health.pk, "task")]


def test_the_office_is_told_when_a_task_can_be_closed_and_it_alone_when_that_is_late(task, health, statistician):
    answer(task=task, cause="流动人口漏查", measure="社区补查", actor=health)
    drain()
    assert not StaffNotice.objects.filter(kind="answered").exists()
    answer(task=task, cause="流动人口漏查", measure="社区补查", actor=health, evidence=ContentFile(b"x", "list.pdf"))
    drain()
    assert list(StaffNotice.objects.filter(kind="answered").values_list("to", flat=True)) == [statistician.pk]
    StaffNotice.objects.all().delete()
    with time_machine.travel("2026-12-02 08:00 +0800"):
        escalate_overdue()
        drain()
    assert list(StaffNotice.objects.values_list("to", "kind")) == [(statistician.pk, "answered")]


def test_the_letter_says_nothing_of_the_matter(task, health):
    with time_machine.travel("2026-12-02 08:00 +0800"):
        escalate_overdue()
        drain()
    assert mail.outbox == []
    StaffNotice.objects.update(due_at=clock.now())
    assert [deliver(), deliver()] == [2, 0]
    (letter,) = mail.outbox
    assert letter.to == [health.email]
    assert "筛查" not in letter.subject + letter.body
