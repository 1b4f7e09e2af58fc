"""What leaves by the outbox."""

from cms.hotlines import mails
from portal.outbox.models import Message
from portal.outbox.registry import handles


@handles(mails.TOPIC)
def send_mail_about_a_number(message: Message) -> None:
    """One mail to one person; tried again when the mail server does not answer."""
    mails.send(**message.payload)
