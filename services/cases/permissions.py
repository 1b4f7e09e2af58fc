"""Whose cases these are: those who handle them in their department, nobody else, no administrator."""

from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import User
from portal.accounts.roles import COORDINATOR, DESK_ROLES, LEAD, SUPERVISOR, has_role, roles_of
from services.cases.access import may
from services.cases.errors import NotAllowed
from services.cases.models import Case


def works_cases(user: User | AnonymousUser) -> bool:
    """Whether any case exists for `user`: active, of a department, with a role of the desk, and no superuser."""
    if isinstance(user, AnonymousUser) or not user.is_active or user.is_superuser or user.department_id is None:
        return False
    return has_role(user, *DESK_ROLES)


def supervises(user: User | AnonymousUser) -> bool:
    """Whether `user` is supervision (妇儿工委办): active, with the role, and no superuser."""
    return not isinstance(user, AnonymousUser) and user.is_active and not user.is_superuser and has_role(user, SUPERVISOR)


def answers_for(user: User | AnonymousUser) -> bool:
    """Whether `user` answers for her department: its lead, or the coordinator of the front desk."""
    return works_cases(user) and has_role(user, LEAD, COORDINATOR)


def require(user: User, case: Case, act: str = "view") -> None:
    """Raise NotAllowed unless the case is her department's and one of her roles may do `act` (access.ACTS)."""
    if case.department_id != user.department_id or not works_cases(user) or not may(act, roles_of(user)):
        raise NotAllowed
