"""Celery's own scheduler, with outbox rows instead of broker messages: periodic work survives both a broker and a restart."""

from datetime import datetime, timedelta
from typing import Any, Final

from celery.app import app_or_default
from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import schedule
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.outbox.hints import SWEEP, hint_sweep
from portal.outbox.models import Schedule
from portal.outbox.registry import schedules
from portal.outbox.sending import enqueue

SWEPT_EVERY: Final = timedelta(seconds=15)


class OutboxScheduler(Scheduler):
    """Used by the embedded runner and by `celery beat --scheduler portal.outbox.beat:OutboxScheduler` alike."""

    producer: Any = None  # nothing is sent to a broker, so none is asked for

    def setup_schedule(self) -> None:
        """Take every registered job with the moment it last became due; a new job starts counting now."""
        self.data: dict[str, ScheduleEntry] = {}
        self.last: dict[str, datetime] = {}
        for topic, when in schedules().items():
            row, _ = Schedule.objects.get_or_create(name=topic, defaults={"last_at": timezone.now()})
            self.last[topic] = row.last_at
            self.data[topic] = self.Entry(name=topic, task=topic, schedule=when, last_run_at=row.last_at, app=self.app)
        if settings.OUTBOX_ENGINE == "celery":  # hints may be lost; the rows are found by the sweep
            self.data[SWEEP] = self.Entry(name=SWEEP, task=SWEEP, schedule=schedule(SWEPT_EVERY), app=self.app)

    def apply_async(self, entry: ScheduleEntry, producer: Any = None, advance: bool = True, **kwargs: Any) -> None:
        """Write the occurrence and its moment in one transaction; where a second scheduler was faster, nothing."""
        now, name = timezone.now(), str(entry.name)
        if name == SWEEP:
            hint_sweep()
            return
        with transaction.atomic():
            mine = Schedule.objects.filter(name=name, last_at=self.last[name]).update(last_at=now)
            if mine:
                enqueue(name)
        self.last[name] = now if mine else Schedule.objects.get(name=name).last_at

    def get_schedule(self) -> dict[str, ScheduleEntry]:
        """The entries by name."""
        return self.data

    schedule = property(get_schedule)


def scheduler() -> OutboxScheduler:
    """The scheduler of the embedded runner."""
    return OutboxScheduler(app=app_or_default())
