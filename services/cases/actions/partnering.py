"""A partner reads what it was given of a minor's case as the case itself is opened: let in by who answers for the partner."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import roles_of
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases.access import may
from services.cases.actions.permitting import check_reason, decide
from services.cases.actions.referring import audit, held
from services.cases.admission import may_read, undecided
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Disclosure, Permit
from services.cases.permits import GRANT, URGENT_FOR


def ask_reading(*, entry: Disclosure, actor: User, reason: str) -> Permit:
    """Ask who answers for the partner. Raises NotAllowed; WrongState when she may read already, or has asked."""
    with _at_the_partner(entry, actor) as row:
        _check(row, actor)
        check_reason(reason, is_urgent=False)
        if undecided(of_partners=True).filter(referral=row, user=actor).exists():
            raise WrongState(_("You have asked already. The person responsible for your department decides."))
        permit = Permit.objects.create(case=row.case, referral=row, user=actor, reason=reason, asked_at=clock.now())
        _tell(row, actor, "referral.opening_asked", reason)
    return permit


def read_urgently(*, entry: Disclosure, actor: User, emergency: str) -> Permit:
    """In an emergency of the closed list `actor` reads at once, for four hours; the responsible person is told and decides after."""
    with _at_the_partner(entry, actor) as row:
        _check(row, actor)
        check_reason(emergency, is_urgent=True)
        now = clock.now()
        until = now + URGENT_FOR
        permit = Permit.objects.create(case=row.case, referral=row, user=actor, emergency=emergency, asked_at=now, until=until)
        _tell(row, actor, "referral.opened_urgently", emergency)
    return permit


def decide_reading(*, entry: Disclosure, actor: User, permit: Permit, answer: str) -> Permit:
    """Let in for three days, or refuse with a reason. Raises NotAllowed for whoever asked or does not decide, WrongState."""
    with _at_the_partner(entry, actor) as row:
        if not may("decide_opening", roles_of(actor)):
            raise NotAllowed
        decided = decide(undecided(of_partners=True).filter(referral=row, pk=permit.pk).first(), actor, answer)
        audit(row, actor, "referral.opening_granted" if answer == GRANT else "referral.opening_refused", answer)
    return decided


@contextmanager
def _at_the_partner(entry: Disclosure, actor: User) -> Iterator[Disclosure]:
    with transaction.atomic():
        row = held(entry, actor)
        if actor.department_id != row.receiver_id:
            raise NotAllowed
        yield row


def _check(entry: Disclosure, actor: User) -> None:
    if may_read(actor, entry):
        raise WrongState(_("You can open this request already."))


def _tell(entry: Disclosure, actor: User, action: str, result: str) -> None:
    audit(entry, actor, action, result)
    enqueue("case.opening_asked", department=entry.receiver.code)
