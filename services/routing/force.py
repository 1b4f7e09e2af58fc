"""Which rules are in force on a day: the rows of the pack, with the approved changes laid over them."""

from datetime import date

from services.routing.models import ChangeState, RoutingRule, RuleChange, RuleText


def in_force(day: date, *, trial: RuleChange | None = None) -> list[RuleText]:
    """The rules of `day` in their order, new ones last. `trial` is laid over all of them, as if it had been approved."""
    approved = RuleChange.objects.filter(state=ChangeState.APPROVED, effective_on__lte=day).order_by("effective_on", "decided_at", "pk")
    changed = {change.code: change for change in (*approved, *([trial] if trial else []))}
    rules: list[RuleText] = [changed.pop(row.code, row) for row in RoutingRule.objects.current()]
    return rules + list(changed.values())


def rule_in_force(code: str, day: date) -> RuleText | None:
    """The rule called `code` as it stands on `day`."""
    return next((rule for rule in in_force(day) if rule.code == code), None)
