"""Which rules are in force on a day: the rows of the pack, with the approved changes laid over them."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from services.routing.models import ChangeState, RoutingRule, RuleChange, RuleText

OPEN: Final = (ChangeState.DRAFT, ChangeState.PROPOSED)


def in_force(day: date, *, trial: RuleChange | None = None) -> list[RuleText]:
    """The rules of `day` in their order, new ones last. `trial` is laid over all of them, as if it had been approved."""
    approved = RuleChange.objects.filter(state=ChangeState.APPROVED, effective_on__lte=day).order_by("effective_on", "decided_at", "pk")
    changed = {change.code: change for change in (*approved, *([trial] if trial else []))}
    rules: list[RuleText] = [changed.pop(row.code, row) for row in RoutingRule.objects.current()]
    return rules + list(changed.values())


def rule_in_force(code: str, day: date) -> RuleText | None:
    """The rule called `code` as it stands on `day`."""
    return next((rule for rule in in_force(day) if rule.code == code), None)


def rule_before(change: RuleChange) -> RuleText | None:
    """What `change` replaces, or replaced: its rule as it stands on its day without it."""
    approved = RuleChange.objects.filter(state=ChangeState.APPROVED, code=change.code, effective_on__lte=change.effective_on)
    if change.state == ChangeState.APPROVED:
        approved = approved.filter(Q(effective_on__lt=change.effective_on) | Q(decided_at__lt=change.decided_at))
    earlier = approved.order_by("effective_on", "decided_at", "pk").last()
    return earlier or RoutingRule.objects.current().filter(code=change.code).first()


def under_way(today: date) -> QuerySet[RuleChange]:
    """The changes that are not decided yet, and those whose day is still to come."""
    return RuleChange.objects.filter(Q(state__in=OPEN) | Q(state=ChangeState.APPROVED, effective_on__gt=today))
