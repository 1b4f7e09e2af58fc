"""Opinions are not kept for ever."""

from datetime import timedelta
from typing import Final

from celery.schedules import crontab
from django.utils import timezone

from cms.opinions.models import Opinion
from portal.outbox.registry import periodic

KEPT: Final = timedelta(days=365)


@periodic(crontab(hour=3, minute=50))
def forget_old_opinions() -> None:
    """Delete what belongs to a collection that closed a year ago."""
    Opinion.objects.filter(collection__closes_on__lt=timezone.localdate() - KEPT).delete()
