"""Opening the case of a minor: asked, decided by who answers for it, or taken in an emergency and decided after."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases.actions.recording import changing, note_step
from services.cases.admission import may_open, undecided
from services.cases.errors import NotAllowed, WrongState
from services.cases.grounds import EMERGENCIES
from services.cases.models import Case, Permit
from services.cases.permits import GRANT, GRANTED_FOR, REASONS, REFUSALS, URGENT_FOR


def ask_opening(*, case: Case, actor: User, reason: str) -> Permit:
    """Ask who answers for the department to let `actor` in. Raises WrongState when she is in already, or has asked."""
    with changing(case, "ask_opening", actor=actor) as row:
        _check(row, actor)
        check_reason(reason, is_urgent=False)
        if undecided().filter(case=row, user=actor).exists():
            raise WrongState(_("You have asked already. The person responsible for your department decides."))
        permit = Permit.objects.create(case=row, user=actor, reason=reason, asked_at=clock.now())
        _tell(row, "opening_asked", actor, permit.asked_at, reason)
    return permit


def open_urgently(*, case: Case, actor: User, emergency: str) -> Permit:
    """In an emergency of the closed list `actor` is let in at once, for four hours; the responsible person is told and decides after."""
    with changing(case, "open_urgently", actor=actor) as row:
        _check(row, actor)
        check_reason(emergency, is_urgent=True)
        now = clock.now()
        permit = Permit.objects.create(case=row, user=actor, emergency=emergency, asked_at=now, until=now + URGENT_FOR)
        _tell(row, "opened_urgently", actor, now, emergency)
    return permit


def decide_opening(*, case: Case, actor: User, permit: Permit, answer: str) -> Permit:
    """Let in for three days, or refuse with a reason of the closed list: then an opening in an emergency ends at once.

    Raises NotAllowed for whoever asked, WrongState for what was decided, or asked too long ago.
    """
    with changing(case, "decide_opening", actor=actor) as row:
        entry = decide(undecided().filter(case=row, pk=permit.pk).first(), actor, answer)
        kind = "opening_granted" if answer == GRANT else "opening_refused"
        note_step(row, kind, actor=actor, at=entry.decided_at or clock.now(), result=answer)
    return entry


def end_opening(case: Case, user_id: int) -> None:
    """Only who handles it may read it: whoever gives it to a colleague reads it no longer, unless she is let in anew."""
    now = clock.now()
    Permit.objects.filter(case=case, referral=None, user_id=user_id, until__gt=now).update(until=now)


def check_reason(reason: str, *, is_urgent: bool) -> None:
    """Raise WrongState unless the reason stands on the closed list of emergencies, or of what else there is to open it for."""
    if reason not in (EMERGENCIES if is_urgent else REASONS):
        raise WrongState(_("Please say which emergency it is.") if is_urgent else _("Please say why you need to see it."))


def decide(entry: Permit | None, actor: User, answer: str) -> Permit:
    """Write the answer into what waits. Raises NotAllowed for whoever asked, WrongState when nothing waits."""
    if entry is None:
        raise WrongState(_("Nothing waits for a decision any more."))
    if entry.user_id == actor.pk:
        raise NotAllowed
    if answer != GRANT and answer not in REFUSALS:
        raise WrongState(_("Please choose one of the answers shown."))
    entry.decided_by, entry.decided_at = actor, clock.now()
    entry.until, entry.refusal = (entry.decided_at + GRANTED_FOR, "") if answer == GRANT else (None, answer)
    entry.save(update_fields=["decided_by", "decided_at", "until", "refusal"])
    return entry


def _check(case: Case, actor: User) -> None:
    if may_open(actor, case):
        raise WrongState(_("You can open this request already."))


def _tell(case: Case, kind: str, actor: User, at: datetime, result: str) -> None:
    """The responsible person learns that there is something to decide, by a mail that says nothing else."""
    note_step(case, kind, actor=actor, at=at, result=result)
    enqueue("case.opening_asked", department=case.department.code)
