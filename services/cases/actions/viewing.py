"""Opening a case to read it: every view leaves an audit row, a refused ciphertext too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from portal.kit import clock
from portal.kit.crypto.aead import Unreadable
from services.cases import sealing
from services.cases.actions.rating import read_rating
from services.cases.admission import require_open
from services.cases.contacting import details_now
from services.cases.errors import NotSafe, WrongState
from services.cases.grounds import REVEAL_REASONS, TO_CALL
from services.cases.hours import hours_now
from services.cases.models import Case
from services.cases.permissions import require
from services.cases.reaching import obstacle
from services.cases.receipts import Message, read_messages
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
    rating: tuple[int, str] | None


def view(*, case: Case, actor: User) -> OpenedCase:
    """The case in clear; raises NotAllowed, NeedsPermit, KeysMissing, aead.Unreadable for a ciphertext that is not its own."""
    require(actor, case)
    require_open(actor, case)
    try:
        opened = _open(case)
    except Unreadable:
        _audit_unreadable(case, actor)
        raise
    with transaction.atomic():
        Case.objects.filter(pk=case.pk, first_viewed_at__isnull=True).update(first_viewed_at=clock.now())
        record("case.viewed", actor=actor, subject="case", subject_id=case.id, department=case.department.code)
    return opened


def reveal(*, case: Case, actor: User, reason: str) -> ContactDetails:
    """Her name and number in clear, for a reason of the closed list; audited with the reason (S3-21).

    To call her it is shown only while her wishes allow a call: raises NotSafe. Also NotAllowed, WrongState, Unreadable.
    """
    require(actor, case, "reveal")
    require_open(actor, case)
    if reason not in REVEAL_REASONS:
        raise WrongState(_("Please say why you need to see it."))
    details = details_now(case)
    if reason == TO_CALL:
        hours = hours_now(details.wishes)
        if against := obstacle(details.wishes, details.wishes.channel, in_her_times=hours.is_safe or not hours.is_known):
            raise NotSafe(_(against))
    with transaction.atomic():
        record("case.revealed", actor=actor, subject="case", subject_id=case.id, department=case.department.code, result=reason)
    return details


def _audit_unreadable(case: Case, actor: User) -> None:
    with transaction.atomic():
        record("case.viewed", actor=actor, subject="case", subject_id=case.id, department=case.department.code, result="unreadable")


def _open(case: Case) -> OpenedCase:
    key, hers = sealing.department_key(case, sealing.CASE), sealing.department_key(case, sealing.MESSAGES)
    return OpenedCase(
        case=case,
        answers=sealing.open_answers(case, key),
        contact=details_now(case),
        messages=read_messages(case, hers),
        notes=[
            NoteText(note.author, sealing.open_text(sealing.NOTE, note.id, key, note.sealed), note.written_at)
            for note in case.notes.select_related("author")
        ],
        rating=read_rating(case, hers),
    )
