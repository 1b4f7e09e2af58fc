"""Notices leave after the transaction of whatever woke them, so that a mail server that hangs holds up no database."""

from datetime import timedelta
from typing import Final

from celery.schedules import crontab
from django.db import transaction
from django.db.models import Q

from portal.kit import clock
from portal.notices.delivery import deliver
from portal.notices.models import ResidentNotice, StaffNotice
from portal.notices.telling import WAITING
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic

KEPT: Final = timedelta(days=30)


@handles(WAITING)
def send_now(message: Message) -> None:
    """Something was asked for."""
    transaction.on_commit(deliver, robust=True)


@periodic(minutes=2)
def send_what_is_due() -> None:
    """What waited for its hour, or for its next attempt."""
    if StaffNotice.objects.due().exists() or ResidentNotice.objects.due().exists():
        transaction.on_commit(deliver, robust=True)


@periodic(crontab(hour=3, minute=20))
def forget_what_was_told() -> None:
    """Delete what was sent or given up more than 30 days ago."""
    over = Q(sent_at__lt=clock.now() - KEPT) | Q(failed_at__lt=clock.now() - KEPT)
    for kind in (StaffNotice, ResidentNotice):
        kind.objects.filter(over).delete()
