"""Who reports and who sees what is not public yet."""

from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import User
from portal.accounts.roles import STATISTICS, has_role
from services.indicators.models import Indicator


def is_statistics(user: User | AnonymousUser) -> bool:
    """Whether `user` works for the statistics office (统计部门、妇儿工委办)."""
    return not isinstance(user, AnonymousUser) and user.is_active and has_role(user, STATISTICS)


def may_report(user: User, indicator: Indicator) -> bool:
    """Its owner department reports an indicator; where the pack names none, or for a department that has no account, the office does."""
    if not user.is_active:
        return False
    return is_statistics(user) or (user.department_id is not None and user.department_id == indicator.owner_id)
