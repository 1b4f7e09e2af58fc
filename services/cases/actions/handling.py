"""Working on a case: accept, write, note, close; and her reply."""

from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.cases import sealing
from services.cases.actions.recording import changing, note_step
from services.cases.counting import count, count_contact
from services.cases.errors import WrongState
from services.cases.models import Case, CaseMessage, Note
from services.cases.workflow import State, after_message, after_reply, outcomes_in
from services.catalogue.events import CaseAccepted, FirstContact


def accept(*, case: Case, actor: User) -> Case:
    """Take the case on (受理): it is counted, once."""
    with changing(case, "accept", actor=actor) as row:
        row.accepted_at = clock.now()
        row.state = State.ACCEPTED
        row.save(update_fields=["accepted_at", "state"])
        note_step(row, "accepted", actor=actor, at=row.accepted_at)
        _tell_the_statistics(count(row, row.accepted_at))
    return row


def write_to_resident(*, case: Case, actor: User, text: str, asks: bool = False) -> Case:
    """Put a message on her receipt page; when it `asks` her something the case waits for her."""
    with changing(case, "write", actor=actor) as row:
        row.state = after_message(asks=asks)
        row.save(update_fields=["state"])
        _append_message(row, sealing.department_key(row, sealing.MESSAGES), text, from_resident=False)
        note_step(row, "written", actor=actor, at=clock.now())
    return row


def resident_reply(*, case: Case, message_key: bytes, text: str) -> Case:
    """Her reply, by the key that her receipt opened; stamped with the hour."""
    with changing(case, "reply", actor=None) as row:
        row.state = after_reply(row.where)
        row.save(update_fields=["state"])
        _append_message(row, message_key, text, from_resident=True)
        note_step(row, "replied", actor=None, at=clock.to_the_hour(clock.now()))
    return row


def add_note(*, case: Case, actor: User, text: str) -> Note:
    """A note for colleagues; she never sees it."""
    with changing(case, "note", actor=actor) as row:
        note = Note(id=uuid4(), case=row, author=actor, written_at=clock.now())
        note.sealed = sealing.seal_text(sealing.NOTE, note.id, sealing.department_key(row, sealing.CASE), text)
        note.save()
        note_step(row, "noted", actor=actor, at=note.written_at)
    return note


def close(*, case: Case, actor: User, outcome: str, text: str = "") -> Case:
    """End the case with an `outcome` of the workflow, and a last message to her where there is `text`."""
    with changing(case, "close", actor=actor) as row:
        if outcome not in outcomes_in(row.where):
            raise WrongState(_("Please accept the request first, or choose another outcome."))
        row.state, row.outcome, row.closed_at = State.CLOSED, outcome, clock.now()
        row.save(update_fields=["state", "outcome", "closed_at"])
        if text:
            _append_message(row, sealing.department_key(row, sealing.MESSAGES), text, from_resident=False)
        note_step(row, "closed", actor=actor, at=row.closed_at)
    return row


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
