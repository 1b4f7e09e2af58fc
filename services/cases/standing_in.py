"""Who stands in for whom today."""

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.kit import clock
from services.cases.models import Absence
from services.cases.permissions import works_cases


def deputy_of(user: User) -> User | None:
    """Who stands in for `user` today; None while she is here, and where her deputy does not work in her department any more."""
    absence = Absence.objects.on(clock.today()).filter(user=user).select_related("deputy").first()
    if absence is None or absence.deputy.department_id != user.department_id or not works_cases(absence.deputy):
        return None
    return absence.deputy


def also_for(user: User) -> QuerySet[User]:
    """The colleagues for whom `user` stands in today."""
    away = Absence.objects.on(clock.today()).filter(deputy=user).values("user")
    return User.objects.filter(pk__in=away, department=user.department_id)
