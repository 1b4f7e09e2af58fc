"""Opening a case to read it: every view leaves an audit row, a refused ciphertext too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from portal.accounts.models import User
from portal.audit.chain import record
from portal.kit.crypto.aead import Unreadable
from services.cases import sealing
from services.cases.models import Case
from services.cases.permissions import require
from services.cases.receipts import Message, read_messages
from services.contacts.sealing import open_details
from services.contacts.wishes import ContactDetails


@dataclass(frozen=True)
class NoteText:
    """A note in clear."""

    author: User
    text: str
    when: datetime


@dataclass(frozen=True)
class OpenedCase:
    """Everything of a case in clear, for one page."""

    case: Case
    answers: dict[str, Any]
    contact: ContactDetails
    messages: list[Message]
    notes: list[NoteText]


def view(*, case: Case, actor: User) -> OpenedCase:
    """The case in clear; raises NotAllowed, KeysMissing on the public face, aead.Unreadable for a ciphertext that is not its own."""
    require(actor, case)
    try:
        opened = _open(case)
    except Unreadable:
        _audit(case, actor, result="unreadable")
        raise
    _audit(case, actor, result="ok")
    return opened


def _audit(case: Case, actor: User, *, result: str) -> None:
    with transaction.atomic():
        record("case.viewed", actor=actor, subject="case", subject_id=case.id, department=case.department.code, result=result)


def _open(case: Case) -> OpenedCase:
    key = sealing.department_key(case, sealing.CASE)
    return OpenedCase(
        case=case,
        answers=sealing.open_answers(case, key),
        contact=open_details(case.contact.sealed, contact_id=case.contact.id, key=key),
        messages=read_messages(case, sealing.department_key(case, sealing.MESSAGES)),
        notes=[
            NoteText(note.author, sealing.open_text(sealing.NOTE, note.id, key, note.sealed), note.written_at)
            for note in case.notes.select_related("author")
        ],
    )
