"""A release that was wrong: made again once, when two persons of the statistics office say so, every cell drawn afresh.

A second draw is a second look at the same people, so the protection of that quarter is halved; the notice says it. There is no third.
"""

from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from portal.accounts.models import User
from portal.accounts.roles import STATISTICS, has_role
from portal.audit.chain import record
from portal.kit import clock
from services.monitoring.models import ErratumApproval, Release
from services.monitoring.quarters import hold_the_books
from services.monitoring.release import ERRATUM, FIRST, publish, released

PERSONS: Final = 2


class NotAllowed(Exception):
    """Only the statistics office may say that a release is wrong."""


class NothingToCorrect(Exception):
    """The quarter is not closed, or was corrected already."""


class SamePerson(Exception):
    """She has approved already; the second word must be somebody else's."""


def approve(quarter: str, *, actor: User, reason: str) -> Release | None:
    """One person's approval; with the second one the new release, before that None.

    The reason that is published is the first person's. Raises NotAllowed, NothingToCorrect, SamePerson.
    """
    if not has_role(actor, STATISTICS):
        raise NotAllowed
    with transaction.atomic():
        hold_the_books(to_close=True)
        first = released(quarter, FIRST)
        if first is None or released(quarter, ERRATUM):
            raise NothingToCorrect
        if not _add(quarter, actor, reason):
            raise SamePerson
        record("release.erratum_approved", actor=actor, subject="release", subject_id=first.digest)
        reasons = list(approvals(quarter).values_list("reason", flat=True))
        if len(reasons) < PERSONS:
            return None
        return publish(quarter, ERRATUM, is_demo=first.data["demo"], notice=reasons[0])


def can_be_corrected(quarter: str) -> bool:
    """Whether it is closed and was not corrected yet."""
    return list(Release.objects.filter(quarter=quarter).values_list("version", flat=True)) == [FIRST]


def approvals(quarter: str) -> QuerySet[ErratumApproval]:
    """Who has approved."""
    return ErratumApproval.objects.filter(quarter=quarter).select_related("approved_by")


def _add(quarter: str, actor: User, reason: str) -> bool:
    return ErratumApproval.objects.get_or_create(
        quarter=quarter, approved_by=actor, defaults={"reason": reason, "approved_at": clock.now()}
    )[1]
