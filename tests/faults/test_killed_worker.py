"""A worker is killed -9 before, in and after the handler: the next one goes on, and the effect happens exactly once."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import redis

from tests.factories.portals import Portal

pytestmark = pytest.mark.slow
POINTS = ["claimed", "handling", "committed"]
PATIENCE = 90
EMBEDDED = [("-m", "tests.faults.worker")]
CELERY = [
    ("-m", "celery", "-A", "tests.faults.worker:app", "worker", "--concurrency", "1", "--loglevel", "ERROR"),
    ("-m", "celery", "-A", "tests.faults.worker:app", "beat", "--scheduler", "portal.outbox.beat:OutboxScheduler", "--loglevel", "ERROR"),
]
ENQUEUE = "from portal.outbox import enqueue; print(enqueue('fault').pk)"
LOOK = """
from django.contrib.auth.models import Group
from portal.outbox.models import Consumed, Message
fault = Message.objects.filter(topic="fault")
print(fault.open().count(), Group.objects.filter(name__startswith="effect").count(), Consumed.objects.filter(message__in=fault).count())
"""


@contextmanager
def running(portal: Portal, commands: list[tuple[str, ...]], **fault: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes of an engine, killed -9 with their children at the end."""
    worker = Portal(portal.data, portal.more | fault)
    with ExitStack() as stack:
        processes = []
        for command in commands:
            processes.append(worker.start(*command))
            stack.callback(kill, processes[-1])
        yield processes


def kill(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(reached: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.2)


def kill_and_go_on(portal: Portal, commands: list[tuple[str, ...]], point: str, marker: Path) -> None:
    with running(portal, commands, FAULT_AT=point, FAULT_FILE=str(marker)):
        portal.python(ENQUEUE)
        until(marker.exists, f"the worker to be {point}")
    effects = {"claimed": "1 0 0", "handling": "1 0 0", "committed": "1 1 1"}
    assert portal.python(LOOK) == effects[point]
    with running(portal, commands):
        until(lambda: portal.python(LOOK).startswith("0 "), "the message to be done")
    assert portal.python(LOOK) == "0 1 1"


@pytest.mark.parametrize("point", POINTS)
def test_the_embedded_runner(portal, tmp_path, point):
    kill_and_go_on(portal, EMBEDDED, point, tmp_path / "reached")


@pytest.mark.redis
@pytest.mark.parametrize("point", POINTS)
def test_celery_and_redis(portal, tmp_path, redis_url, point):
    redis.Redis.from_url(redis_url).flushdb()
    portal.more |= {"OUTBOX_ENGINE": "celery", "REDIS_URL": redis_url}
    kill_and_go_on(portal, CELERY, point, tmp_path / "reached")
