"""Reports are not kept for ever."""

from datetime import timedelta
from typing import Final

from celery.schedules import crontab
from django.utils import timezone

from cms.corrections.models import Correction, State
from portal.outbox.registry import periodic

KEPT: Final = timedelta(days=365)


@periodic(crontab(hour=3, minute=40))
def forget_old_corrections() -> None:
    """Delete what was dealt with a year ago; what is open stays."""
    Correction.objects.exclude(state=State.NEW).filter(handled_at__lt=timezone.now() - KEPT).delete()
