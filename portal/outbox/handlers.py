"""The outbox keeps its own house."""

from datetime import timedelta
from typing import Final

from celery.schedules import crontab
from django.utils import timezone

from portal.outbox.models import Message
from portal.outbox.registry import periodic

KEPT: Final = timedelta(days=30)


@periodic(crontab(hour=3, minute=10))
def forget_what_is_done() -> None:
    """Delete messages done more than 30 days ago; dead letters stay until somebody has looked at them."""
    Message.objects.filter(done_at__lt=timezone.now() - KEPT).delete()
