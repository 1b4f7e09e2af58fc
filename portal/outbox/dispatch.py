"""Doing what waits: claim with a lease, run every handler once, back off, give up after ten tries."""

import logging
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q

from portal.kit import clock
from portal.outbox.models import Consumed, Message, State
from portal.outbox.registry import Handler, handlers_of

log = logging.getLogger(__name__)
LEASE: Final = timedelta(minutes=5)
MOST_ATTEMPTS: Final = 10
LONGEST_WAIT: Final = timedelta(hours=1)


def drain(limit: int | None = None) -> int:
    """Run every message that is due now, oldest first; returns how many were run."""
    run = 0
    while (limit is None or run < limit) and (message := claim()):
        attempt(message)
        run += 1
    return run


def due() -> Q:
    """Messages that wait and are not leased to a living runner."""
    now = clock.now()
    return Q(state=State.WAITING, available_at__lte=now) & (Q(leased_until=None) | Q(leased_until__lt=now))


def claim(key: int | None = None) -> Message | None:
    """Lease the oldest due message (or the one with `key`, if it is due) to this runner."""
    waiting = Message.objects.filter(due()) if key is None else Message.objects.filter(due(), pk=key)
    for candidate in waiting.order_by("available_at", "pk").values_list("pk", flat=True)[:5]:
        leased = {"leased_until": clock.now() + LEASE, "attempts": F("attempts") + 1}
        if Message.objects.filter(due(), pk=candidate).update(**leased):
            return Message.objects.get(pk=candidate)
    return None


def attempt(message: Message) -> bool:
    """Run a claimed message; on failure set its next try or lay it with the dead letters. Whether it is done."""
    try:
        for name, handler in handlers_of(message.topic).items():
            _once(name, handler, message)
    except Exception as error:  # noqa: BLE001 - whatever a handler raises, the next message must run
        _put_back(message, error)
        return False
    Message.objects.filter(pk=message.pk).update(state=State.DONE, done_at=clock.now(), leased_until=None, last_error="")
    return True


def _once(name: str, handler: Handler, message: Message) -> None:
    """The effect and the mark that it happened are one transaction."""
    with transaction.atomic():
        _, is_new = Consumed.objects.get_or_create(handler=name, message=message)
        if is_new:
            handler(message)


def _put_back(message: Message, error: Exception) -> None:
    """Only the kind of error is kept: its text could carry what somebody wrote."""
    is_dead = message.attempts >= MOST_ATTEMPTS
    wait = min(timedelta(seconds=2**message.attempts), LONGEST_WAIT)
    Message.objects.filter(pk=message.pk).update(
        state=State.DEAD if is_dead else State.WAITING,
        available_at=clock.now() + wait,
        leased_until=None,
        last_error=type(error).__name__,
    )
    log.error("Outbox message %s (%s) failed: %s", message.pk, message.topic, type(error).__name__)
