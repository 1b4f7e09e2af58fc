"""Being away: who stands in, and handing everything over to a colleague at once."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import LEAD, has_role
from portal.audit.chain import record
from portal.kit import clock
from services.cases.actions.arranging import assign_all
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Absence, Case
from services.cases.permissions import works_cases


def say_away(*, actor: User, user: User, deputy: User, first: date, last: date) -> Absence:
    """`user` is away: what is given to her goes to `deputy`, who also sees her cases as her own. Said by herself or by her lead.

    Raises NotAllowed, WrongState for days that are over or covered already, and for a deputy who is away as well.
    """
    with transaction.atomic():
        _require_own_or_lead(actor, user)
        if deputy.pk == user.pk:
            raise WrongState(_("Please choose somebody else to stand in."))
        if not works_cases(deputy) or deputy.department_id != user.department_id:
            raise WrongState(_("Please choose a colleague of your department who handles cases."))
        if last < first or last < clock.today():
            raise WrongState(_("Please give days that are not over, the first before the last."))
        same_days = Absence.objects.select_for_update().filter(first__lte=last, last__gte=first)
        if same_days.filter(user=user).exists():
            raise WrongState(_("These days overlap with an absence that is entered already."))
        if same_days.filter(user=deputy).exists():
            raise WrongState(_("This colleague is away on some of these days, too."))
        absence = Absence.objects.create(user=user, deputy=deputy, first=first, last=last)
        _audit("absence.said", actor, user)
    return absence


def come_back(*, actor: User, absence: Absence) -> None:
    """Take it back, or end it early: from now on she has her cases again. Raises NotAllowed."""
    with transaction.atomic():
        _require_own_or_lead(actor, absence.user)
        absence.delete()
        _audit("absence.ended", actor, absence.user)


def hand_over_cases(*, actor: User, giver: User, to: User) -> int:
    """All open cases of `giver` in the lead's department to one colleague, all or none; returns how many. Raises NotAllowed, WrongState."""
    if not works_cases(actor) or not has_role(actor, LEAD):
        raise NotAllowed
    if to.pk == giver.pk:
        raise WrongState(_("Please choose somebody else: these are her requests already."))
    with transaction.atomic():
        hers = Case.objects.select_for_update().filter(department=actor.department_id, assignee=giver, closed_at__isnull=True)
        count = assign_all(cases=list(hers), actor=actor, to=to)
        _audit("cases.handed_over", actor, giver, result=str(count))
    return count


def _require_own_or_lead(actor: User, user: User) -> None:
    same = actor.department_id is not None and actor.department_id == user.department_id
    if not same or not works_cases(actor) or not (actor.pk == user.pk or has_role(actor, LEAD)):
        raise NotAllowed


def _audit(action: str, actor: User, user: User, result: str = "ok") -> None:
    record(
        action, actor=actor, subject="user", subject_id=user.pk, department=actor.department.code if actor.department else "", result=result
    )
