"""Whose cases these are: the department's caseworkers and supervisors, nobody else, no administrator."""

from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES, has_role
from services.cases.errors import NotAllowed
from services.cases.models import Case


def works_cases(user: User | AnonymousUser) -> bool:
    """Whether any case exists for `user`: active, of a department, caseworker or supervisor, and no superuser."""
    return user.is_active and not user.is_superuser and getattr(user, "department_id", None) is not None and has_role(user, *DESK_ROLES)


def require(user: User, case: Case) -> None:
    """Raise NotAllowed unless the case is her department's."""
    if case.department_id != user.department_id or not works_cases(user):
        raise NotAllowed
