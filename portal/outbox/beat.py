"""Celery's own scheduler, with outbox rows instead of broker messages: periodic work survives both a broker and a restart."""

from typing import Any

from celery import current_app
from celery.beat import ScheduleEntry, Scheduler
from django.db import transaction

from portal.kit import clock
from portal.outbox.models import Beat
from portal.outbox.registry import jobs
from portal.outbox.sending import enqueue


class OutboxScheduler(Scheduler):
    """Used by the embedded runner and by `celery beat --scheduler portal.outbox.beat:OutboxScheduler` alike."""

    def setup_schedule(self) -> None:
        """Take every registered job with the moment it last became due; a new job starts counting now."""
        self.data: dict[str, ScheduleEntry] = {}
        for name, job in jobs().items():
            beat, _ = Beat.objects.get_or_create(name=name, defaults={"last_run_at": clock.now()})
            self.data[name] = self.Entry(name=name, task="outbox.periodic", schedule=job.due, last_run_at=beat.last_run_at, app=self.app)

    def apply_async(self, entry: ScheduleEntry, producer: Any = None, advance: bool = True, **kwargs: Any) -> None:
        """Write the occurrence and its moment in one transaction; a second scheduler that comes later finds it taken."""
        with transaction.atomic():
            taken = Beat.objects.filter(name=entry.name, last_run_at=entry.last_run_at).update(last_run_at=clock.now())
            if taken:
                enqueue("periodic", job=entry.name)
        self.reserve(entry)
        self.data[entry.name].last_run_at = Beat.objects.get(name=entry.name).last_run_at

    def get_schedule(self) -> dict[str, ScheduleEntry]:
        """The entries by name."""
        return self.data

    schedule = property(get_schedule)


def scheduler() -> OutboxScheduler:
    """The scheduler of the embedded runner."""
    return OutboxScheduler(app=current_app._get_current_object())
