"""Whose cases these are: the department's caseworkers and supervisors, nobody else, no administrator."""

from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import User
from portal.accounts.roles import DESK_ROLES, has_role
from services.cases.errors import NotAllowed
from services.cases.models import Case


def works_cases(user: User | AnonymousUser) -> bool:
    """Whether any case exists for `user`: active, of a department, caseworker or supervisor, and no superuser."""
    if isinstance(user, AnonymousUser) or not user.is_active or user.is_superuser or user.department_id is None:
        return False
    return has_role(user, *DESK_ROLES)


def require(user: User, case: Case) -> None:
    """Raise NotAllowed unless the case is her department's."""
    if case.department_id != user.department_id or not works_cases(user):
        raise NotAllowed
