"""Who reports and who sees what is not public yet."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from portal.accounts.models import User
from portal.accounts.roles import REPORTER, STATISTICS, has_role
from services.indicators.models import Indicator


def is_statistics(user: User | AnonymousUser) -> bool:
    """Whether `user` works for the statistics office (统计部门、妇儿工委办)."""
    return not isinstance(user, AnonymousUser) and user.is_active and has_role(user, STATISTICS)


def is_reporter(user: User | AnonymousUser) -> bool:
    """Whether `user` reports the readings of a department."""
    return not isinstance(user, AnonymousUser) and user.is_active and user.department_id is not None and has_role(user, REPORTER)


def reportable_by(user: User | AnonymousUser) -> QuerySet[Indicator]:
    """The indicators that `user` may report: those of her department; all for the statistics office, which stands in where nobody does."""
    if is_statistics(user):
        return Indicator.objects.current()
    if isinstance(user, AnonymousUser) or not is_reporter(user):
        return Indicator.objects.none()
    return Indicator.objects.current().filter(owner_id=user.department_id)


def may_report(user: User, indicator: Indicator) -> bool:
    """Whether this indicator is hers to report."""
    return reportable_by(user).filter(pk=indicator.pk).exists()
