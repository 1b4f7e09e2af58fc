"""A hint goes out after the commit and may be lost: with the broker gone nothing fails and nobody waits."""

import time

import pytest
from django.db import transaction

from portal.outbox import enqueue, hints, sending
from portal.outbox.models import Message


@pytest.fixture
def gone(settings, monkeypatch):
    """Celery is configured and its broker is not there."""
    settings.OUTBOX_ENGINE = "celery"
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    hints._sender.cache_clear()
    monkeypatch.setattr(hints._Broker, "silent_until", 0.0)
    yield
    monkeypatch.undo()
    hints._sender.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_the_row_is_there_and_the_request_hardly_waits(gone, caplog):
    start = time.monotonic()
    with transaction.atomic():
        enqueue("case.opened")
    assert time.monotonic() - start < 3
    assert Message.objects.due().count() == 1
    assert "goes on without hints" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_after_a_failure_nobody_asks_the_broker_for_a_while(gone, monkeypatch):
    asked = []
    monkeypatch.setattr(hints, "_sender", lambda: asked.append(1))  # None has no send_task: every question fails
    hints.hint([1])
    hints.hint([2])
    assert asked == [1]
    monkeypatch.setattr(hints._Broker, "silent_until", 0.0)
    hints.hint([3])
    assert asked == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_hints_leave_after_the_commit_and_only_with_celery(settings, monkeypatch):
    sent = []
    monkeypatch.setattr(sending, "hint", sent.append)
    for engine in ("embedded", "celery"):
        settings.OUTBOX_ENGINE = engine
        with transaction.atomic():
            message = enqueue("case.opened")
            assert sent == []
    assert sent == [[message.pk]]
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        (enqueue("case.opened"), 1 / 0)
    assert len(sent) == 1
