"""What the case room does by itself: the supervision chain, and telling those whose turn it is."""

from collections.abc import Iterable

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES, LEAD, SUPERVISOR
from portal.notices.telling import tell_staff
from portal.outbox import handles
from portal.outbox.models import Message
from portal.outbox.registry import periodic
from services.cases.actions.data_wishes import destroy_old_copies
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
    """The lead of the department at the first level (its whole desk where there is none), supervision above it; danger also at night."""
    kind = "waits_now" if message.payload["is_danger"] else "waits"
    tell_staff(_whose_turn(message.payload["department"], message.payload["level"]), kind)


@handles("case.opening_asked")
def tell_who_decides(message: Message) -> None:
    """Whoever answers for the department; neither the request nor that it is a minor's stands in the mail."""
    tell_staff(_whose_turn(message.payload["department"], TO_THE_LEAD), "decide")


@periodic(minutes=60)
def remind_whose_answer_is_late() -> None:
    """Look for opinions of supervision that were not answered in time."""
    remind_of_opinions()


@handles("opinion.written")
def tell_of_an_opinion(message: Message) -> None:
    """Whoever answers for the department."""
    tell_staff(_whose_turn(message.payload["department"], TO_THE_LEAD), "new")


@handles("opinion.answered")
@handles("case.complained")
def tell_of_a_complaint(message: Message) -> None:
    """Supervision; neither the department nor that it is a complaint stands in the mail."""
    tell_staff(_supervisors(), "new")


@handles("case.data_asked")
def tell_of_a_wish_about_data(message: Message) -> None:
    """Whoever answers for the department: the request may have ended, and nobody looks at it any more."""
    tell_staff(_whose_turn(message.payload["department"], TO_THE_LEAD), "new")


@periodic(minutes=60)
def destroy_copies() -> None:
    """Copies that lay there for their week."""
    destroy_old_copies()


@handles("case.replied")
def tell_of_a_reply(message: Message) -> None:
    """Whoever has the case; where nobody has it yet the desk finds it among what is new."""
    tell_staff(_present(User.objects.filter(pk=message.payload["assignee"], is_active=True)), "new")


def _whose_turn(department: str, level: int) -> Iterable[User]:
    if level > TO_THE_LEAD:
        return _supervisors()
    here = User.objects.filter(is_active=True, department__code=department)
    leads = here.filter(groups__name=LEAD)
    return _present(leads or here.filter(groups__name__in=DESK_ROLES))


def _supervisors() -> Iterable[User]:
    return _present(User.objects.filter(is_active=True, groups__name=SUPERVISOR))


def _present(staff: Iterable[User]) -> list[User]:
    """They, or those who stand in for them today."""
    return [deputy_of(user) or user for user in staff]
