"""Working on a case: accept, write, note, close; and her reply."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from portal.notices.telling import forget_resident
from portal.outbox.sending import enqueue
from services.cases import sealing
from services.cases.actions.recording import changing, note_step, note_text
from services.cases.actions.referring import end_all
from services.cases.counting import count, count_contact
from services.cases.errors import WrongState
from services.cases.models import Case, CaseMessage, Milestone, Note
from services.cases.telling import tell_her
from services.cases.workflow import OUTCOMES, State, after_message, after_reply, allows, outcomes_in, owes_written_result
from services.catalogue.events import CaseAccepted, FirstContact


def accept(*, case: Case, actor: User) -> Case:
    """Take the case on (受理): it is counted once, however often it is transferred and accepted anew."""
    with changing(case, "accept", actor=actor) as row:
        now = clock.now()
        event = None if row.accepted_at else count(row, now)
        row.accepted_at = row.accepted_at or now
        row.assignee = row.assignee or actor
        row.state = State.ACCEPTED
        row.save(update_fields=["accepted_at", "assignee", "state"])
        note_step(row, "accepted", actor=actor, at=now)
        _tell_the_statistics(event)
    return row


def write_to_resident(*, case: Case, actor: User, text: str, asks: bool = False) -> Case:
    """Put a message on her receipt page; when it `asks` her something the case waits for her."""
    with changing(case, "write", actor=actor) as row:
        if row.split_from_id:
            raise WrongState(_("She holds the number of the main request. Please write to her there."))
        row.state = after_message(asks=asks)
        row.save(update_fields=["state"])
        _append_message(row, sealing.department_key(row, sealing.MESSAGES), text, from_resident=False)
        note_step(row, "written", actor=actor, at=clock.now())
        tell_her(row)
    return row


def resident_reply(*, case: Case, message_key: bytes, text: str, also_after_the_end: bool = False) -> Case:
    """Her reply, by the key that her receipt opened; stamped with the hour. Complaints and rights over her data have no end."""
    with changing(case, "note" if also_after_the_end else "reply", actor=None) as row:
        row.state = after_reply(row.where)
        row.save(update_fields=["state"])
        _append_message(row, message_key, text, from_resident=True)
        note_step(row, "replied", actor=None, at=clock.to_the_hour(clock.now()))
        if row.assignee_id:
            enqueue("case.replied", assignee=row.assignee_id)
    return row


def add_note(*, case: Case, actor: User, text: str) -> Note:
    """A note for colleagues; she never sees it."""
    with changing(case, "note", actor=actor) as row:
        note = note_text(row, actor, text, clock.now())
        note_step(row, "noted", actor=actor, at=note.written_at)
    return note


def close(*, case: Case, actor: User, outcome: str, text: str = "") -> Case:
    """End the case with an `outcome` of the workflow, and a last message to her where there is `text`."""
    with changing(case, "close", actor=actor) as row:
        if outcome not in outcomes_in(row.where, row.category):
            raise WrongState(_("Please accept the request first, or choose another outcome."))
        if owes_written_result(row.category, outcome) and not text:
            raise WrongState(_("The law owes her the result in writing (Women's Rights Law, article 23). Please write it to her."))
        if not OUTCOMES[outcome].before_acceptance and row.tasks.filter(done_at__isnull=True).exists():
            raise WrongState(_("Tasks of this request are still open. Please tick off what is done first."))
        now = clock.now()
        end(row, outcome, at=now)
        if text:
            _append_message(row, sealing.department_key(row, sealing.MESSAGES), text, from_resident=False)
        if owes_written_result(row.category, outcome):
            Milestone.objects.create(case=row, kind="written_result", day=clock.today(), by=actor, at=now)
        note_step(row, "closed", actor=actor, at=now)
        if text and not row.split_from_id:
            tell_her(row)
    return row


def withdraw(*, case: Case) -> Case:
    """She takes her request back with her number: it ends at once, without a reason; stamped with the hour.

    What was split off it ends too: she holds one number for all of it. What has ended already stays as it is.
    """
    hour = clock.to_the_hour(clock.now())
    with transaction.atomic():
        of_hers = {row.pk: row for row in Case.objects.select_for_update().filter(Q(pk=case.pk) | Q(split_from=case.pk)).order_by("pk")}
        for row in of_hers.values():
            if allows("withdraw", row.where):
                end(row, "withdrawn", at=hour)
                note_step(row, "withdrawn", actor=None, at=hour)
        forget_resident(of_hers)
    return of_hers[case.pk]


def end(case: Case, outcome: str, *, at: datetime) -> None:
    """Close a locked case: what was referred ends with it."""
    case.state, case.outcome, case.closed_at, case.paused_at = State.CLOSED, outcome, at, None
    case.save(update_fields=["state", "outcome", "closed_at", "paused_at"])
    end_all(case, at)
    enqueue("case.ended", case=str(case.pk), outcome=outcome)


def _append_message(case: Case, key: bytes, text: str, *, from_resident: bool) -> None:
    sent_at = clock.to_the_hour(clock.now()) if from_resident else clock.now()
    if case.accepted_at and not from_resident:
        _tell_the_statistics(count_contact(case, clock.now()))
    message = CaseMessage(id=uuid4(), case=case, number=case.messages.count() + 1, from_resident=from_resident, sent_at=sent_at)
    message.sealed = sealing.seal_text(sealing.MESSAGE, message.id, key, text)
    message.save()


def _tell_the_statistics(event: CaseAccepted | FirstContact | None) -> None:
    if event is not None:
        enqueue(event.topic, **event.payload())
