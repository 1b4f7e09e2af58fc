"""Reading cases: whatever is not hers does not exist."""

from typing import Final
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import User
from services.cases.models import Case
from services.cases.models.case import CaseQuerySet
from services.cases.permissions import works_cases

PAUSE_ASKED: Final = "pause_asked"
PAUSE_ANSWERED: Final = ("paused", "closed", "withdrawn", "merged")


def visible_to(user: User | AnonymousUser) -> CaseQuerySet:
    """The cases of her department; none for anybody else."""
    if isinstance(user, AnonymousUser) or user.department_id is None or not works_cases(user):
        return Case.objects.none()
    return Case.objects.filter(department_id=user.department_id, erased_at__isnull=True).select_related("department", "assignee")


def get_visible(user: User | AnonymousUser, case_id: UUID) -> Case:
    """One of her cases; raises Case.DoesNotExist, the same for a foreign case as for none."""
    return visible_to(user).get(pk=case_id)


def asks_to_pause(case: Case) -> bool:
    """Whether she has asked to rest it and nobody has done so since."""
    last = case.timeline.filter(kind__in=(PAUSE_ASKED, *PAUSE_ANSWERED)).last()
    return last is not None and last.kind == PAUSE_ASKED
