"""What asking leaves behind is cleared away by itself."""

from datetime import timedelta

from celery.schedules import crontab

from portal.kit import clock
from portal.outbox.registry import periodic
from services.intake import drafts, entries, holdings, shelves
from services.intake.models import Done

KEPT = timedelta(days=2)


@periodic(crontab(minute="*/5"))
def forget_what_is_over() -> None:
    """Delete what has ended: drafts, holdings, entries, unused lists, and marks of acts whose forms are no longer valid (24 hours)."""
    drafts.purge()
    holdings.purge()
    entries.purge()
    shelves.purge()
    Done.objects.filter(day__lt=clock.today() - KEPT).delete()
