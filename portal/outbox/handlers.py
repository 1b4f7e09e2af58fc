"""The outbox keeps its own house."""

from datetime import timedelta

from celery.schedules import crontab

from portal.kit import clock
from portal.outbox.models import Message, State
from portal.outbox.registry import periodic

KEPT = timedelta(days=30)


@periodic(crontab(hour=3, minute=10))
def forget_what_is_done() -> None:
    """Delete messages done more than 30 days ago; dead letters stay until somebody has looked at them."""
    Message.objects.filter(state=State.DONE, done_at__lt=clock.now() - KEPT).delete()
