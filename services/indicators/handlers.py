"""What happens by itself: overdue supervision tasks are brought up, and those who have to act are told."""

from celery.schedules import crontab
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils.translation import gettext

from portal.accounts.models import User
from portal.accounts.roles import REPORTER, STATISTICS
from portal.outbox.models import Message
from portal.outbox.registry import handles, periodic
from services.indicators.actions.tasks import LEVELS, OVERDUE, escalate_overdue


@periodic(crontab(hour=7, minute=30))
def bring_up_what_is_overdue() -> None:
    """Every morning."""
    escalate_overdue()


@handles(OVERDUE)
def tell(message: Message) -> None:
    """Write to the department's reporters, at the last level to the statistics office too."""
    who = Q(department__code=message.payload["department"], groups__name=REPORTER)
    if message.payload["level"] == LEVELS:
        who |= Q(groups__name=STATISTICS)
    for address in User.objects.filter(who, is_active=True).distinct().values_list("email", flat=True):
        EmailMessage(
            gettext("A supervision task is overdue"), gettext("Please look at the supervision tasks on your desk."), to=[address]
        ).send()
