"""Whether somebody may open the case of a minor now; every other case of her department is open to her."""

from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.accounts.roles import roles_of
from portal.kit import clock
from services.cases.access import may
from services.cases.errors import NeedsPermit
from services.cases.models import Case, Permit
from services.cases.permits import ASKED_FOR


def may_open(user: User, case: Case) -> bool:
    """Whoever answers for the department always; others while a permit holds. Asked anew at every request."""
    if not case.is_minor or may("decide_opening", roles_of(user)):
        return True
    return Permit.objects.filter(case=case, user=user, until__gt=clock.now()).exists()


def require_open(user: User, case: Case) -> None:
    """Raise NeedsPermit when the case is a minor's and nobody has let `user` in."""
    if not may_open(user, case):
        raise NeedsPermit


def undecided() -> QuerySet[Permit]:
    """What waits for a decision: asked within the last day, or taken in an emergency and not looked at since."""
    since = clock.now() - ASKED_FOR
    return Permit.objects.filter(Q(asked_at__gt=since) | ~Q(emergency=""), decided_at__isnull=True)


def waiting_for(case: Case) -> list[Permit]:
    """What waits for a decision in this case, the oldest first."""
    return list(undecided().filter(case=case).select_related("user"))


def latest(user: User, case: Case) -> Permit | None:
    """The newest permit that `user` asked for."""
    return Permit.objects.filter(case=case, user=user).select_related("decided_by").last()
