"""What the clock does for editors."""

from datetime import timedelta

from celery.schedules import schedule

from cms.editing import mails
from cms.editing.schedule import publish_what_is_due, take_down_what_is_over
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
