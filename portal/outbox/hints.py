"""Telling Celery that a row waits. Only a hint: with the broker down nothing is lost, nothing fails and nobody waits."""

import logging
import time
from functools import lru_cache
from typing import Final

from celery import Celery
from django.conf import settings

PATIENCE: Final = 0.2  # seconds for the broker to answer
PAUSE: Final = 30.0  # seconds without hints after a failure
RUN: Final = "outbox.run"
SWEEP: Final = "outbox.sweep"
logger = logging.getLogger(__name__)


class _Broker:
    """Whether the broker is worth asking."""

    silent_until = 0.0


@lru_cache(maxsize=1)
def _sender() -> Celery:
    sender = Celery("outbox", broker=settings.CELERY_BROKER_URL, set_as_current=False)
    sender.conf.task_ignore_result = True
    sender.conf.broker_transport_options = {
        "socket_connect_timeout": PATIENCE,
        "socket_timeout": PATIENCE,
        "retry_on_timeout": False,
        "max_retries": 0,
    }
    return sender


def hint(ids: list[int]) -> None:
    """Send one task for each message id, unless the broker failed a moment ago."""
    _send(RUN, [[pk] for pk in ids])


def hint_sweep() -> None:
    """Ask a worker to look for rows that no hint reached."""
    _send(SWEEP, [[]])


def _send(task: str, calls: list[list[int]]) -> None:
    if time.monotonic() < _Broker.silent_until:
        return
    try:
        for args in calls:
            _sender().send_task(task, args=args, retry=False)
    except Exception:  # noqa: BLE001  a broker's client raises what it likes; the sweep finds the rows
        _Broker.silent_until = time.monotonic() + PAUSE
        logger.warning("the broker does not answer; the outbox goes on without hints for %s s", PAUSE)
