"""The embedded engine ticks and drains until it is told to stop; what it keeps is forgotten in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.outbox import enqueue, handles, tasks
from portal.outbox.beat import scheduler
from portal.outbox.handlers import forget_what_is_done
from portal.outbox.models import Message
from portal.outbox.runner import Runner

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(handlers) -> list[int]:
    done: list[int] = []
    handles("case.opened")(lambda message: done.append(message.pk))
    return done


def test_one_turn_carries_out_what_is_due(ran, monkeypatch):
    monkeypatch.setattr("portal.outbox.runner.close_old_connections", lambda: None)
    message = enqueue("case.opened")
    Runner().turn(scheduler())
    assert ran == [message.pk]


def test_a_signal_lets_the_turn_end_and_then_leaves(ran, monkeypatch):
    runner, turns = Runner(), []
    monkeypatch.setattr("signal.signal", lambda *args: None)
    monkeypatch.setattr(runner, "turn", lambda beat: turns.append(1) or runner.stop(15, None))
    runner.run()
    assert turns == [1]


def test_celerys_tasks_run_the_same_rows(ran):
    first, second = enqueue("case.opened"), enqueue("case.opened")
    tasks.run(first.pk)
    tasks.run(first.pk)
    tasks.sweep()
    assert ran == [first.pk, second.pk]


def test_done_messages_are_forgotten_after_thirty_days_and_dead_ones_never(ran):
    long_ago = timezone.now() - timedelta(days=31)
    for values in ({"done_at": long_ago}, {"dead_at": long_ago}, {"done_at": timezone.now()}, {}):
        Message.objects.create(topic="case.opened", payload={}, created_at=long_ago, **values)
    forget_what_is_done()
    assert Message.objects.count() == 3
    assert Message.objects.dead().count() == 1
