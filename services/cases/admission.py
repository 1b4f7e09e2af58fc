"""Whether somebody may open the case of a minor now; every other case of her department is open to her."""

from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.accounts.roles import roles_of
from portal.kit import clock
from services.cases.access import may
from services.cases.errors import NeedsPermit
from services.cases.models import Case, Disclosure, Permit
from services.cases.permits import ASKED_FOR


def may_open(user: User, case: Case) -> bool:
    """Whoever answers for the department always; others while a permit holds. Asked anew at every request."""
    if not case.is_minor or may("decide_opening", roles_of(user)):
        return True
    return Permit.objects.filter(case=case, referral=None, user=user, until__gt=clock.now()).exists()


def may_read(user: User, entry: Disclosure) -> bool:
    """The same for what a partner was given of a minor's case; its giver reads it as far as the case itself is open to her."""
    if user.department_id != entry.receiver_id:
        return may_open(user, entry.case)
    if not entry.case.is_minor or may("decide_opening", roles_of(user)):
        return True
    return Permit.objects.filter(referral=entry, user=user, until__gt=clock.now()).exists()


def require_open(user: User, case: Case) -> None:
    """Raise NeedsPermit when the case is a minor's and nobody has let `user` in."""
    if not may_open(user, case):
        raise NeedsPermit


def undecided(*, of_partners: bool = False) -> QuerySet[Permit]:
    """What waits for a decision: asked within the last day, or taken in an emergency and not looked at since."""
    asked = Q(asked_at__gt=clock.now() - ASKED_FOR) | ~Q(emergency="")
    return Permit.objects.filter(asked, decided_at__isnull=True, referral__isnull=not of_partners)


def waiting_for(case: Case) -> list[Permit]:
    """What waits for a decision in this case, the oldest first."""
    return list(undecided().filter(case=case).select_related("user"))


def waiting_in(entry: Disclosure) -> list[Permit]:
    """What waits for whoever answers for the partner, the oldest first."""
    return list(undecided(of_partners=True).filter(referral=entry).select_related("user"))


def latest(user: User, case: Case, entry: Disclosure | None = None) -> Permit | None:
    """The newest permit that `user` asked for, for the case or for a referral of it."""
    return Permit.objects.filter(case=case, referral=entry, user=user).select_related("decided_by").last()
