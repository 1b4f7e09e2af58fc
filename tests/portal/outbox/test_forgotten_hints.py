"""Redis holds hints alone: it may forget all of them, and whoever reads it learns the ids of rows."""

import json
from collections import Counter

import pytest
import redis

from portal.outbox import hints, tasks
from portal.outbox.models import Consumed, Message

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.redis]
COUNT = 500


@pytest.fixture
def store(settings, monkeypatch, redis_url):
    """An empty Redis that hints go to."""
    settings.OUTBOX_ENGINE, settings.CELERY_BROKER_URL = "celery", redis_url
    hints._sender.cache_clear()
    monkeypatch.setattr(hints._Broker, "silent_until", 0.0)
    client = redis.Redis.from_url(redis_url)
    client.flushdb()
    yield client
    client.flushdb()
    hints._sender.cache_clear()


@pytest.fixture
def ran(handlers) -> Counter[int]:
    """How often each message was carried out."""
    seen: Counter[int] = Counter()
    handlers["case.opened"]["count"] = lambda message: seen.update([message.pk])
    return seen


def written(count: int) -> list[int]:
    """Messages whose hints lie in Redis."""
    rows = Message.objects.bulk_create(Message(topic="case.opened", payload={"department": "FYZX"}) for _ in range(count))
    hints.hint([row.pk for row in rows])
    return [row.pk for row in rows]


def test_all_hints_forgotten_every_message_is_carried_out_once(store, ran):
    ids = written(COUNT)
    assert store.llen("celery") == COUNT
    store.flushdb()
    tasks.sweep()
    tasks.sweep()
    assert ran == Counter(ids)
    assert Consumed.objects.count() == COUNT
    assert not Message.objects.due().exists()


def test_redis_holds_ids_and_nothing_of_hers(store, ran):
    [pk] = written(1)
    assert store.keys("celery-task-meta*") == []
    lists = [key for key in store.keys("*") if store.type(key) == b"list"]
    [raw] = [item for key in lists for item in store.lrange(key, 0, -1)]
    hinted = json.loads(raw)
    assert (hinted["headers"]["task"], hinted["headers"]["argsrepr"]) == (hints.RUN, f"[{pk}]")
    assert b"FYZX" not in raw
