"""Giving staff their department and roles: by the security administrator, never to herself, each change audited with its codes."""

import secrets
from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import ROLES, SECURITY_ADMIN, has_role
from portal.accounts.separation import TwoAdministrators
from portal.audit.chain import record
from portal.district.models import Department
from services.cases.errors import NotAllowed, WrongState

FIRST_PASSWORD_BYTES = 12


def appoint(*, actor: User, user: User, department: Department | None, roles: Iterable[str], is_active: bool) -> User:
    """What a person may do from her next request on. Raises NotAllowed, WrongState for herself and for two of the three offices."""
    _require(actor)
    if user.pk == actor.pk:
        raise WrongState(_("Nobody changes her own account. A second security administrator does."))
    wanted = sorted(set(roles) & set(ROLES))
    try:
        with transaction.atomic():
            row = User.objects.select_for_update().get(pk=user.pk)
            row.department, row.is_active = department, is_active
            row.save(update_fields=["department", "is_active"])
            others = row.groups.exclude(name__in=ROLES)
            row.groups.set([*others, *Group.objects.filter(name__in=wanted)], clear=True)
            _audit(actor, row, "account.changed" if is_active else "account.closed", wanted)
    except TwoAdministrators as error:
        raise WrongState(error.message) from None
    return row


def open_account(*, actor: User, username: str, name: str, email: str) -> tuple[User, str]:
    """A new account without any role, and its first password: shown once, to be changed by the person herself."""
    _require(actor)
    password = secrets.token_urlsafe(FIRST_PASSWORD_BYTES)
    with transaction.atomic():
        user = User.objects.create_user(username, email, password, first_name=name)
        _audit(actor, user, "account.opened", [])
    return user, password


def _require(actor: User) -> None:
    if not actor.is_active or actor.is_superuser or not has_role(actor, SECURITY_ADMIN):
        raise NotAllowed


def _audit(actor: User, user: User, action: str, roles: list[str]) -> None:
    """One row for the account, one for each role that it holds now: a result is one code."""
    code = user.department.code if user.department else ""
    record(action, actor=actor, subject="user", subject_id=user.pk, department=code)
    for role in roles:
        record("account.role", actor=actor, subject="user", subject_id=user.pk, department=code, result=role)
