"""Three-way separation (三权分立): nobody holds two of auditor, security administrator and system administrator (S3-16)."""

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import SEPARATE


class TwoAdministrators(Exception):
    """A role was refused because the person holds another of the three; `message` says so to whoever gives out roles."""

    message = _("Nobody may hold two of these: auditor, security administrator, system administrator.")


def keep_apart(action: str, instance: Any, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    """Refuse a second administrative role, from whichever side it is given. Raises TwoAdministrators and changes nothing."""
    if action != "pre_add" or not pk_set:
        return
    for user, adding in _pairs(instance, reverse, pk_set):
        names = set(Group.objects.filter(user=user).values_list("name", flat=True)) | adding
        if len(names & SEPARATE) > 1:
            raise TwoAdministrators


def _pairs(instance: Any, reverse: bool, pk_set: set[int]) -> list[tuple[User, set[str]]]:
    if reverse:
        return [(user, {instance.name}) for user in User.objects.filter(pk__in=pk_set)]
    return [(instance, set(Group.objects.filter(pk__in=pk_set).values_list("name", flat=True)))]
