"""Notices that did not go out: to women whose requests the department has, and to colleagues."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import LEAD, has_role
from portal.notices.models import ResidentNotice, StaffNotice
from portal.notices.telling import forget_resident
from services.cases.models import Case
from services.cases.queries import visible_to
from services.cases.telling import tell_her

REASONS: Final[dict[str, Promise]] = {
    "line": _("The gateway could not be reached"),
    "busy": _("The gateway was too busy"),
    "refused": _("The gateway refused it: the number may be out of use"),
    "sign_in": _("The gateway did not let us in"),
    "not_genuine": _("The gateway could not prove who it is"),
    "unreadable": _("The number or the hours could not be read"),
}


@dataclass(frozen=True)
class Unsent:
    """One that was given up: the case that it is about, or the colleague whom it was for."""

    notice: Any
    why: Promise | str
    case: Case | None = None


def to_residents(user: User) -> list[Unsent]:
    """Of the cases of the department only."""
    failed = {notice.about: notice for notice in ResidentNotice.objects.failed().order_by("failed_at")}
    cases = visible_to(user).filter(pk__in=failed)
    return [Unsent(failed[case.pk], REASONS.get(failed[case.pk].reason, ""), case) for case in cases]


def to_colleagues(user: User) -> list[Unsent]:
    """For a lead: whose mail does not arrive, each named once."""
    if not has_role(user, LEAD):
        return []
    failed = StaffNotice.objects.failed().filter(to__department=user.department_id).select_related("to").order_by("failed_at")
    return [Unsent(notice, REASONS.get(notice.reason, "")) for notice in {notice.to_id: notice for notice in failed}.values()]


def try_again(user: User, case_id: UUID) -> bool:
    """A new notice, by her wishes as they are now; whether there is one. Raises Case.DoesNotExist."""
    case = visible_to(user).get(pk=case_id)
    kinds = list(ResidentNotice.objects.failed().filter(about=case.pk).values_list("kind", flat=True))
    forget_resident([case.pk])
    return any([tell_her(case, kind) for kind in dict.fromkeys(kinds)])


def let_be(user: User, case_id: UUID) -> None:
    """Somebody has looked: it leaves the list. Raises Case.DoesNotExist."""
    forget_resident([visible_to(user).get(pk=case_id).pk])
