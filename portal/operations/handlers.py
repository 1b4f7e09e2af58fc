"""Periodic work that belongs to the whole portal."""

from celery.schedules import crontab

from portal.audit.anchors import drop_anchor
from portal.outbox.registry import periodic


@periodic(crontab(hour=0, minute=20))
def anchor_the_audit_chain() -> None:
    """Keep the head of the audit chain outside the database, once a day."""
    drop_anchor()
