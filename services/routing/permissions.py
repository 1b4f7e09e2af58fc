"""Who may change how requests are routed."""

from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import User
from portal.accounts.roles import COORDINATOR, SUPERVISOR, has_role


def governs_rules(user: User | AnonymousUser) -> bool:
    """The front desk, which sees what goes wrong, and the office that coordinates the departments (妇儿工委办)."""
    return not isinstance(user, AnonymousUser) and user.is_active and not user.is_superuser and has_role(user, COORDINATOR, SUPERVISOR)
