"""Changing a rule: one person drafts and proposes, another approves; from its day on it is in force."""

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from portal.kit import clock
from services.routing.models import ChangeState, RuleChange
from services.routing.permissions import governs_rules


class NotAllowed(Exception):
    """It is not hers to change."""


class CannotChange(Exception):
    """Nothing was changed; `message` says why to a person."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


def save_draft(change: RuleChange, *, actor: User) -> RuleChange:
    """Keep a draft, new or edited. Raises NotAllowed; CannotChange when it was proposed in the meantime."""
    _may(actor)
    with transaction.atomic():
        if change.pk:
            _row(change, ChangeState.DRAFT)
        change.state, change.drafted_by, change.drafted_at = ChangeState.DRAFT, actor, clock.now()
        change.save()
        _audit("rule.drafted", change, actor)
    return change


def propose(change: RuleChange, *, actor: User) -> None:
    """Hand a draft to the second person. Raises NotAllowed, CannotChange."""
    _may(actor)
    with transaction.atomic():
        row = _row(change, ChangeState.DRAFT)
        _not_past(row)
        row.state = ChangeState.PROPOSED
        row.save(update_fields=["state"])
        _audit("rule.proposed", row, actor)


def approve(change: RuleChange, *, actor: User) -> None:
    """Put a proposed change in force from its day on. Raises NotAllowed, CannotChange, also for the person who drafted it."""
    _may(actor)
    with transaction.atomic():
        row = _row(change, ChangeState.PROPOSED)
        if row.drafted_by_id == actor.pk:
            raise CannotChange(_("Whoever drafted a rule cannot approve it. Please ask a colleague."))
        _not_past(row)
        _decide(row, ChangeState.APPROVED, actor)


def refuse(change: RuleChange, *, actor: User, answer: str) -> None:
    """End a draft or a proposed change with an answer; whoever drafted it may do so too. Raises NotAllowed, CannotChange."""
    _may(actor)
    with transaction.atomic():
        row = _row(change, ChangeState.DRAFT, ChangeState.PROPOSED)
        row.answer = answer
        _decide(row, ChangeState.REFUSED, actor)


def _may(actor: User) -> None:
    if not governs_rules(actor):
        raise NotAllowed


def _row(change: RuleChange, *states: ChangeState) -> RuleChange:
    row = RuleChange.objects.select_for_update().get(pk=change.pk)
    if row.state not in states:
        raise CannotChange(_("A colleague was faster: this change has moved on."))
    return row


def _not_past(row: RuleChange) -> None:
    if row.effective_on < clock.today():
        raise CannotChange(_("Its day has passed. Please choose a day from today on."))


def _decide(row: RuleChange, state: ChangeState, actor: User) -> None:
    row.state, row.decided_by, row.decided_at = state, actor, clock.now()
    row.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    _audit(f"rule.{state}", row, actor)


def _audit(action: str, row: RuleChange, actor: User) -> None:
    record(action, actor=actor, subject="rule_change", subject_id=row.pk)
