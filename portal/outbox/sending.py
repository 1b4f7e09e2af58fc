"""Writing to the outbox, in the caller's transaction."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from portal.outbox.models import Message

log = logging.getLogger(__name__)


def enqueue(topic: str, **payload: Any) -> Message:
    """Write one message with the change it follows from; one INSERT."""
    message = Message.objects.create(topic=topic, payload=payload)
    _hint([message])
    return message


def enqueue_all(messages: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Write several messages with one INSERT."""
    _hint(Message.objects.bulk_create([Message(topic=topic, payload=payload) for topic, payload in messages]))


def _hint(messages: list[Message]) -> None:
    """Tell the broker after the commit, where there is one. The row is the truth: a lost hint costs a minute, never a message."""
    if settings.OUTBOX_ENGINE == "celery":
        transaction.on_commit(partial(send_hints, [message.pk for message in messages]), robust=True)


def send_hints(keys: list[int]) -> None:
    """Send the hints; a broker that is down is logged and forgotten, the sweeper finds the rows."""
    try:
        for key in keys:
            current_app.send_task("outbox.run", [key], retry=False, ignore_result=True)
    except (OSError, OperationalError):
        log.warning("The broker did not take %d hints; the sweeper will find the rows.", len(keys))
