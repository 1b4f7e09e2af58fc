"""Who has a case, what belongs together, what is kept: assign, split, merge, link, reopen, hold."""

from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from services.cases import sealing
from services.cases.actions.handling import end
from services.cases.actions.opening import free_reference, store_contact
from services.cases.actions.permitting import end_opening
from services.cases.actions.recording import changing, note_step, note_text
from services.cases.contacting import details_now
from services.cases.errors import WrongState
from services.cases.models import Case, CaseKey, Link
from services.cases.models.links import DUPLICATE, SAME_PERSON
from services.cases.permissions import require, works_cases
from services.cases.standing_in import deputy_of
from services.cases.workflow import State
from services.catalogue.facts import CATEGORIES


def assign(*, case: Case, actor: User, to: User) -> Case:
    """Give a case to somebody of the department who handles cases, or to who stands in for her today. Raises NotAllowed, WrongState."""
    to = deputy_of(to) or to
    with changing(case, "assign", actor=actor) as row:
        if to.department_id != row.department_id or not works_cases(to):
            raise WrongState(_("This person does not handle cases of your department."))
        if row.is_minor and row.assignee_id and row.assignee_id != to.pk:
            end_opening(row, row.assignee_id)
        row.assignee = to
        row.save(update_fields=["assignee"])
        note_step(row, "assigned", actor=actor, receiver=to, at=clock.now())
    return row


def assign_all(*, cases: Iterable[Case], actor: User, to: User) -> int:
    """Give many at once, all or none; returns how many."""
    with transaction.atomic():
        return len([assign(case=case, actor=actor, to=to) for case in cases])


def split(*, case: Case, actor: User, category: str, text: str) -> Case:
    """A second matter of hers as a case of its own, in the same department, with what the caseworker writes and her contact.

    She keeps her one number: the second case is answered through the first. To reach another department it is transferred or referred.
    """
    with changing(case, "split", actor=actor) as row:
        if category not in CATEGORIES or row.split_from_id:
            raise WrongState(_("Please split from the main request, into one of the kinds shown."))
        keys = sealing.new_keys()
        second = _second(row, category)
        second.sealed_answers = sealing.seal_answers(second.id, keys.case, {str(_("Split off")): text})
        second.contact = store_contact(details_now(row), keys.case)
        second.save(force_insert=True)
        hers = sealing.wrap_under(second, keys.messages, sealing.department_key(row, sealing.MESSAGES))
        CaseKey.objects.bulk_create([*sealing.wrap_for_staff(second, keys), hers])
        now = clock.now()
        note_step(second, "opened", actor=actor, at=now)
        note_step(row, "split", actor=actor, at=now)
    return second


def _second(case: Case, category: str) -> Case:
    return Case(
        id=uuid4(),
        reference=free_reference(),
        service=case.service,
        category=category,
        facts=case.facts | {"category": category},
        department=case.department,
        assignee=case.assignee,
        split_from=case,
        urgency=case.urgency,
        due_at=case.due_at,
        receipt_locator="",
        receipt_verifier=b"",
        opened_hour=clock.to_the_hour(clock.now()),
    )


def merge(*, case: Case, actor: User, into: Case) -> Case:
    """Close a case as the duplicate of another one of the department, linked both to read. Raises NotAllowed, WrongState."""
    require(actor, into, "merge")
    with changing(case, "merge", actor=actor) as row:
        if row.pk == into.pk or into.where == State.CLOSED:
            raise WrongState(_("Please choose another request that is still open."))
        now = clock.now()
        Link.objects.create(case=row, other=into, kind=DUPLICATE, by=actor, at=now)
        end(row, "duplicate", at=now)
        note_step(row, "merged", actor=actor, at=now)
        note_step(into, "merged_here", actor=actor, at=now)
    return row


def link(*, case: Case, actor: User, other: Case) -> Link:
    """Note that two requests come from the same person. Raises NotAllowed, WrongState."""
    require(actor, other, "link")
    with changing(case, "link", actor=actor) as row:
        if row.pk == other.pk:
            raise WrongState(_("Please choose another request."))
        entry, is_new = Link.objects.get_or_create(case=row, other=other, kind=SAME_PERSON, defaults={"by": actor, "at": clock.now()})
        if is_new:
            note_step(row, "linked", actor=actor, at=entry.at)
    return entry


def reopen(*, case: Case, actor: User, reason: str) -> Case:
    """Take up a closed case again; it is not counted a second time, and its outcome is forgotten."""
    with changing(case, "reopen", actor=actor) as row:
        now = clock.now()
        row.state, row.outcome, row.closed_at = State.ACCEPTED, "", None
        row.accepted_at = row.accepted_at or now
        row.save(update_fields=["state", "outcome", "closed_at", "accepted_at"])
        note_text(row, actor, reason, now)
        note_step(row, "reopened", actor=actor, at=now)
    return row


def hold(*, case: Case, actor: User, held: bool, reason: str) -> Case:
    """Keep a case beyond its time, or let go of it: nothing that is held is erased. Raises WrongState when it is so already."""
    with changing(case, "hold", actor=actor) as row:
        if row.is_held == held:
            raise WrongState(_("Somebody has done this already."))
        row.is_held = held
        row.save(update_fields=["is_held"])
        now = clock.now()
        note_text(row, actor, reason, now)
        note_step(row, "held" if held else "released", actor=actor, at=now)
    return row
