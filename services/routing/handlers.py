"""The alarm for a request that no rule covers: the front desk is told at once, in words that tell nobody else anything."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES
from portal.outbox import handles
from portal.outbox.models import Message


@handles("case.unrouted")
def alarm(message: Message) -> None:
    """Write to everybody at the desk of the department; no link, no reference, no subject matter (house promise 7)."""
    staff = User.objects.filter(department__code=message.payload["department"], groups__name__in=DESK_ROLES, is_active=True).distinct()
    for address in staff.values_list("email", flat=True):
        EmailMessage(gettext("Please look at your desk"), gettext("Something is waiting for your decision."), to=[address]).send()
