"""What the case room does by itself: the supervision chain, and telling those whose turn it is."""

from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.utils.translation import gettext

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES, LEAD, SUPERVISOR
from portal.outbox import handles
from portal.outbox.models import Message
from portal.outbox.registry import periodic
from services.cases.actions.urging import remind_of_opinions
from services.cases.escalation import escalate
from services.cases.standing_in import deputy_of

TO_THE_LEAD = 1


@periodic(minutes=5)
def escalate_what_waits() -> None:
    """Look for what nobody opened, accepted or decided in time."""
    escalate()


@handles("case.escalated")
def tell(message: Message) -> None:
    """The lead of the department at the first level (its whole desk where there is none), supervision above it; no link, no matter."""
    for address in _whose_turn(message.payload["department"], message.payload["level"]):
        EmailMessage(gettext("Please look at your desk"), gettext("Something has waited too long."), to=[address]).send()


@handles("case.opening_asked")
def tell_who_decides(message: Message) -> None:
    """Whoever answers for the department; neither the request nor that it is a minor's stands in the mail."""
    for address in _whose_turn(message.payload["department"], TO_THE_LEAD):
        EmailMessage(gettext("Please look at your desk"), gettext("Somebody waits for your decision."), to=[address]).send()


@periodic(minutes=60)
def remind_whose_answer_is_late() -> None:
    """Look for opinions of supervision that were not answered in time."""
    remind_of_opinions()


@handles("opinion.written")
def tell_of_an_opinion(message: Message) -> None:
    """Whoever answers for the department."""
    for address in _whose_turn(message.payload["department"], TO_THE_LEAD):
        EmailMessage(gettext("Please look at your desk"), gettext("There is something new."), to=[address]).send()


@handles("opinion.answered")
@handles("case.complained")
def tell_of_a_complaint(message: Message) -> None:
    """Supervision; neither the department nor that it is a complaint stands in the mail."""
    for address in _addresses(User.objects.filter(is_active=True, groups__name=SUPERVISOR)):
        EmailMessage(gettext("Please look at your desk"), gettext("There is something new."), to=[address]).send()


def _whose_turn(department: str, level: int) -> list[str]:
    staff = User.objects.filter(is_active=True)
    if level > TO_THE_LEAD:
        return _addresses(staff.filter(groups__name=SUPERVISOR))
    here = staff.filter(department__code=department)
    return _addresses(here.filter(groups__name=LEAD)) or _addresses(here.filter(groups__name__in=DESK_ROLES))


def _addresses(staff: Iterable[User]) -> list[str]:
    """Theirs, or of those who stand in for them today."""
    return sorted({(deputy_of(user) or user).email for user in staff})
