"""Periodic work: one outbox row an occurrence, whoever ticks, and a missed night is made up for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.outbox import beat, hints
from portal.outbox.beat import OutboxScheduler, scheduler
from portal.outbox.dispatch import drain
from portal.outbox.models import Message, Schedule
from portal.outbox.registry import periodic

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(handlers) -> list[str]:
    """How often the job ran."""
    ran: list[str] = []

    @periodic(minutes=10)
    def job() -> None:
        ran.append("job")

    return ran


def tick_all(ticking: OutboxScheduler) -> None:
    for _ in range(5):
        ticking.tick()


def test_a_new_job_begins_to_count_now(done):
    tick_all(scheduler())
    assert not Message.objects.exists()
    assert Schedule.objects.count() == 1


def test_a_job_that_is_due_becomes_one_row_and_runs(done):
    scheduler()
    Schedule.objects.update(last_at=timezone.now() - timedelta(minutes=11))
    ticking = scheduler()
    tick_all(ticking)
    assert Message.objects.count() == 1
    drain()
    assert done == ["job"]


def test_a_night_without_power_is_made_up_for_once(done):
    scheduler()
    Schedule.objects.update(last_at=timezone.now() - timedelta(days=3))
    tick_all(scheduler())
    tick_all(scheduler())
    assert Message.objects.count() == 1


def test_two_schedulers_write_one_row(done):
    scheduler()
    Schedule.objects.update(last_at=timezone.now() - timedelta(minutes=11))
    first, second = scheduler(), scheduler()
    tick_all(first)
    tick_all(second)
    assert Message.objects.count() == 1


def test_with_celery_the_scheduler_asks_for_the_sweep_and_with_the_embedded_engine_nobody_does(done, settings, monkeypatch, time_machine):
    asked = []
    monkeypatch.setattr(beat, "hint_sweep", lambda: asked.append(1))
    time_machine.move_to("2026-11-24T00:00:00+00:00", tick=False)
    for engine, expected in (("embedded", 0), ("celery", 1)):
        settings.OUTBOX_ENGINE = engine
        ticking = scheduler()
        time_machine.shift(16)
        tick_all(ticking)
        assert len(asked) == expected
    assert not Message.objects.exists()


def test_a_sweep_that_cannot_be_asked_for_is_no_error(settings, monkeypatch):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    hints._sender.cache_clear()
    monkeypatch.setattr(hints._Broker, "silent_until", 0.0)
    hints.hint_sweep()
    hints._sender.cache_clear()
