"""What the clock does for editors."""

from datetime import timedelta

from celery.schedules import crontab, schedule
from django.db import transaction
from django.utils import timezone

from cms.editing import mails, outside, reminders
from cms.editing.schedule import publish_what_is_due, take_down_what_is_over
from cms.editing.upkeep import articles
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic


@periodic(schedule(timedelta(seconds=20)))
def keep_the_schedule() -> None:
    """Pages go out and come down within a minute of their time, also when nobody visits."""
    take_down_what_is_over()
    publish_what_is_due()


@handles(mails.TOPIC)
def send_mail_of_the_review(message: Message) -> None:
    """One mail to one person; tried again when the mail server does not answer."""
    mails.send(**message.payload)


@periodic(crontab(hour=2, minute=50))
def follow_links_outside() -> None:
    """Once a night the list of links to other sites is brought up to date."""
    outside.follow(str(page.body.raw_data) for page in articles())


@periodic(minutes=1)
def look_at_a_link_outside() -> None:
    """One a minute, after this transaction: other people's servers are slow, and a database that is locked serves nobody."""
    transaction.on_commit(outside.look_at_one, robust=True)


@periodic(crontab(day_of_week=1, hour=8, minute=10))
def remind_editors() -> None:
    """On Mondays."""
    reminders.remind(timezone.localdate())


@handles(reminders.TOPIC)
def send_reminder(message: Message) -> None:
    """One mail to one editor."""
    reminders.send(**message.payload)
