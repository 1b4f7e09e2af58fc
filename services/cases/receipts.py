"""What her receipt opens: where her request stands, and the messages; never what she told."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from portal.kit import receipts
from services.cases import sealing
from services.cases.models import Case
from services.cases.presented import present
from services.cases.workflow import OUTCOMES, WORDS, State, allows


@dataclass(frozen=True)
class ReceiptLock:
    """What is kept of a receipt, and the key that wraps the messages key for it."""

    locator: str
    verifier: bytes
    wrapping_key: bytes


@dataclass(frozen=True)
class Held:
    """A case whose receipt somebody holds, with the messages key; `verifier` proves to the database that it was shown."""

    case: Case
    message_key: bytes
    verifier: bytes


@dataclass(frozen=True)
class Message:
    """A message in clear."""

    from_resident: bool
    text: str
    when: datetime


@dataclass(frozen=True)
class PublicStatus:
    """Where a request stands, in words for her."""

    reference: str
    state: State
    name: str
    next: str
    outcome: str
    due_at: datetime | None
    may_reply: bool


def prepare(receipt: str) -> ReceiptLock:
    """Lock a receipt: one slow Argon2, so do it before the transaction that opens the case."""
    locator = receipts.locator(receipt)
    verifier, wrapping_key = receipts.lock(receipt)
    present(locator, verifier)
    return ReceiptLock(locator, verifier, wrapping_key)


def find(typed: str) -> Held | None:
    """The case of a receipt as somebody typed it; takes the time of one Argon2 whether it exists or not."""
    receipt = receipts.normalise(typed)
    if receipt is None:
        return None
    shown = prepare(receipt)
    located = Case.objects.filter(receipt_locator=shown.locator)
    case = next((case for case in located if hmac.compare_digest(shown.verifier, bytes(case.receipt_verifier))), None)
    return Held(case, sealing.receipt_key(case, shown.wrapping_key), shown.verifier) if case else None


def held_again(case_id: UUID, locator: str, verifier: bytes, message_key: bytes) -> Held | None:
    """The same, later, by what was kept when the receipt was typed; None once everything of her is erased."""
    present(locator, verifier)
    case = Case.objects.filter(pk=case_id, erased_at__isnull=True).first()
    return Held(case, message_key, verifier) if case else None


def messages(held: Held) -> list[Message]:
    """What she and the desk wrote to each other, oldest first; raises aead.Unreadable."""
    return read_messages(held.case, held.message_key)


def read_messages(case: Case, key: bytes) -> list[Message]:
    """The messages of a case under its messages key; raises aead.Unreadable."""
    return [
        Message(message.from_resident, sealing.open_text(sealing.MESSAGE, message.id, key, message.sealed), message.sent_at)
        for message in case.messages.all()
    ]


def public_status(case: Case) -> PublicStatus:
    """Where it stands; nothing of what it is about."""
    words = WORDS[case.where]
    return PublicStatus(
        reference=case.reference,
        state=case.where,
        name=gettext(words.public),
        next=gettext(words.public_next),
        outcome=gettext(OUTCOMES[case.outcome].public) if case.outcome else "",
        due_at=case.due_at if case.where == State.REGISTERED else None,
        may_reply=allows("reply", case.where),
    )
