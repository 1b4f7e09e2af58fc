"""The alarm for a request that no rule covers: the front desk is told at once, in words that tell nobody else anything."""

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES
from portal.notices.telling import tell_staff
from portal.outbox import handles
from portal.outbox.models import Message


@handles("case.unrouted")
def alarm(message: Message) -> None:
    """Everybody at the desk of the department; no link, no reference, no subject matter (house promise 7)."""
    tell_staff(User.objects.filter(department__code=message.payload["department"], groups__name__in=DESK_ROLES, is_active=True), "unrouted")
