"""Transfer (转办) and return (退回): another department becomes responsible, and only it can open the case from then on."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.district.models import Department
from portal.kit import clock
from services.cases import sealing
from services.cases.actions.recording import changing, note_step, note_text
from services.cases.actions.referring import check_ground, destroy
from services.cases.errors import WrongState
from services.cases.grounds import TOLD
from services.cases.models import Case, Disclosure
from services.cases.models.disclosures import RETURN, TRANSFER
from services.cases.workflow import State


def transfer(*, case: Case, actor: User, to: Department, ground: str, consent_given: str = "", reason: str = "") -> Case:
    """Hand the whole case to another department. Raises NotAllowed, WrongState, NoKeyError, KeysMissing."""
    with changing(case, "transfer", actor=actor) as row:
        check_ground(row, ground, consent_given)
        _move(row, to, Disclosure(kind=TRANSFER, ground=ground, consent_given=consent_given, by=actor), reason)
        note_step(row, "transferred", actor=actor, at=clock.now(), result=ground)
    return row


def send_back(*, case: Case, actor: User, right_body: Department, reason: str) -> Case:
    """Not our duty: the front desk takes the case back, and reads which body is the right one. Her place in time is kept.

    The front desk is where she was told that requests go when nobody else is responsible; it asks her before it goes on.
    """
    with changing(case, "send_back", actor=actor) as row:
        front_desk = Department.objects.current().get(is_front_desk=True)
        if right_body == row.department:
            raise WrongState(_("Please name the body that is responsible instead of yours."))
        text = f"{right_body.code} {right_body.name}: {reason}"
        _move(row, front_desk, Disclosure(kind=RETURN, ground=TOLD, by=actor, fields=[right_body.code]), text)
        note_step(row, "sent_back", actor=actor, at=clock.now(), result=right_body.code)
    return row


def _move(case: Case, to: Department, entry: Disclosure, reason: str) -> None:
    """The keys are wrapped for the receiver and destroyed for the giver; a referral to the receiver has become superfluous."""
    if to == case.department:
        raise WrongState(_("The request is with this department already."))
    entry.case, entry.giver, entry.receiver, entry.at = case, case.department, to, clock.now()
    entry.save(force_insert=True)
    if reason:
        note_text(case, entry.by, reason, entry.at)
    for referral in case.disclosures.live_referrals().filter(receiver=to):
        destroy(referral, "transferred", entry.at)
    sealing.hand_over(case, to)
    case.department, case.state, case.assignee, case.first_viewed_at = to, State.REGISTERED, None, None
    case.save(update_fields=["department", "state", "assignee", "first_viewed_at"])
