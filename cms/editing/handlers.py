"""What the clock does for editors."""

from datetime import timedelta

from celery.schedules import schedule

from cms.editing.schedule import publish_what_is_due, take_down_what_is_over
from portal.outbox.registry import periodic


@periodic(schedule(timedelta(seconds=20)))
def keep_the_schedule() -> None:
    """Pages go out and come down within a minute of their time, also when nobody visits."""
    take_down_what_is_over()
    publish_what_is_due()
