"""Periodic work that belongs to the whole portal."""

from celery.schedules import crontab

from portal.audit.anchors import drop_anchor
from portal.outbox.registry import periodic
from portal.pagecache.generation import prune


@periodic(crontab(hour=0, minute=20))
def anchor_the_audit_chain() -> None:
    """Keep the head of the audit chain outside the database, once a day."""
    drop_anchor()


@periodic(crontab(hour=3, minute=20))
def forget_old_changes() -> None:
    """Keep the table that every web process counts once a second small."""
    prune()
