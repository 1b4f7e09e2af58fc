"""Carrying messages out: claim with a lease, run each handler once, try again later, give up in the end."""

import logging
import traceback
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.outbox.models import Consumed, Message
from portal.outbox.registry import Handler, handlers_of, makers_of

LEASE: Final = timedelta(seconds=150)  # longer than Celery's limit of 120 s for a task
ATTEMPTS: Final = 10
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=6)  # ten attempts span 27 hours: a mail server may be away for a day
BATCH: Final = 20
logger = logging.getLogger(__name__)


def drain(limit: int | None = None) -> int:
    """Run the messages that are due now, at most `limit`; returns how many were run."""
    count = 0
    while limit is None or count < limit:
        ids = list(Message.objects.due().order_by("available_at", "pk").values_list("pk", flat=True)[:BATCH])
        ran = sum(run(pk) for pk in ids[: None if limit is None else limit - count])
        count += ran
        if not ran:
            break
    return count


def run(pk: int) -> bool:
    """Claim and carry out one message; False when it is not due or another process was faster."""
    message = _claim(pk)
    if message is None:
        return False
    if message.attempts > ATTEMPTS:  # its process died each time: no exception was ever seen
        _give_up(message, "the process ended while it ran")
        return True
    try:
        for name, handler in handlers_of(message.topic).items():
            _once(message, name, handler)
        for name, make in makers_of(message.topic).items():
            if not message.consumed.filter(handler=name).exists():
                _once(message, name, make(message))
    except Exception as error:  # noqa: BLE001  whatever a handler raises is kept with its message and tried again
        _put_back(message, error)
    else:
        Message.objects.filter(pk=pk).update(done_at=timezone.now(), last_error="")
    return True


def _claim(pk: int) -> Message | None:
    """The lease: one conditional UPDATE, so exactly one process wins; if it dies, the row is due again when the lease ends."""
    won = Message.objects.due().filter(pk=pk).update(available_at=timezone.now() + LEASE, attempts=F("attempts") + 1)
    return Message.objects.get(pk=pk) if won else None


def _once(message: Message, name: str, handler: Handler) -> None:
    with transaction.atomic():
        _, is_new = Consumed.objects.get_or_create(message=message, handler=name)
        if is_new:
            handler(message)


def _put_back(message: Message, error: Exception) -> None:
    if message.attempts >= ATTEMPTS:
        _give_up(message, _where(error))
        return
    logger.warning("message %s (%s) failed: %s", message.pk, message.topic, _where(error))
    again = timezone.now() + pause_after(message.attempts)
    Message.objects.filter(pk=message.pk).update(available_at=again, last_error=_where(error))


def _give_up(message: Message, reason: str) -> None:
    logger.error("message %s (%s) was given up after %s attempts", message.pk, message.topic, ATTEMPTS)
    Message.objects.filter(pk=message.pk).update(dead_at=timezone.now(), last_error=reason)


def pause_after(attempts: int) -> timedelta:
    """How long to wait before the next attempt: 30 s, 2 min, 8 min … at most 6 h."""
    return min(FIRST_PAUSE * 4 ** (attempts - 1), LONGEST_PAUSE)


def _where(error: Exception) -> str:
    """The kind of error and its line; never its text, which may quote a person's data."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {frame.filename}:{frame.lineno}"[-300:]
