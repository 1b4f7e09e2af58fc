"""Looking for words in what somebody may read: opened in memory, row by row, never in an index of plaintext (S3-21).

At most 500 requests are opened for one search: the open ones by urgency, then the newest of those that have ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import Prefetch

from portal.accounts.models import User
from portal.accounts.roles import roles_of
from portal.audit.chain import record
from portal.district.models import Department
from portal.district.pack import district
from portal.kit import clock
from portal.kit.crypto.aead import Unreadable
from portal.kit.crypto.keyring import department_keys
from portal.kit.text import fold
from services.cases import references, sealing
from services.cases.access import may
from services.cases.errors import NotAllowed
from services.cases.models import Case, CaseKey, Permit
from services.cases.queries import visible_to
from services.contacts.sealing import normalised, number_index, open_details

MOST_OPENED: Final = 500
FEWEST_DIGITS: Final = 7


@dataclass(frozen=True)
class Found:
    """The requests that hold every word; how many were opened, and whether older ones were left out."""

    cases: list[Case]
    opened: int
    is_partial: bool


def by_number(user: User, typed: str) -> list[Case]:
    """Requests with this reference, or of the identified person with this telephone number, however old they are."""
    cases = visible_to(user)
    if exact := cases.filter(reference=references.as_typed(district().reference_prefix, typed)).first():
        return [exact]
    digits = normalised(typed)
    if len(digits) < FEWEST_DIGITS:
        return []
    return list(cases.filter(contact__phone_index=number_index(digits)).order_by("-opened_hour")[:MOST_OPENED])


def by_words(user: User, typed: str) -> Found:
    """Requests in which every word of `typed` stands; the search is audited with its figures, never with its words.

    A request that cannot be opened, or a minor's into which nobody let `user`, is passed over. Raises NotAllowed, KeysMissing.
    """
    if user.department is None:
        raise NotAllowed
    words = fold(typed).split()
    rows, is_partial = _rows(user, user.department)
    found = [case for case in rows if words and all(word in _text(case) for word in words)]
    with transaction.atomic():
        figures = f"{len(found)}/{len(rows)}"
        record(
            "case.searched",
            actor=user,
            subject="department",
            subject_id=user.department_id,
            department=user.department.code,
            result=figures,
        )
    return Found(found, len(rows), is_partial)


def _rows(user: User, department: Department) -> tuple[list[Case], bool]:
    """What is opened, with all that it takes in a handful of queries; and whether there is more."""
    keys = CaseKey.objects.filter(purpose__in=(sealing.CASE, sealing.MESSAGES), holder=sealing.holder_of(department))
    everything = (Prefetch("keys", queryset=keys, to_attr="held"), "notes", "messages")
    cases = visible_to(user).select_related("contact").prefetch_related(*everything)
    rows: list[Case] = list(cases.inbox()[: MOST_OPENED + 1])
    if len(rows) <= MOST_OPENED:
        ended = cases.filter(closed_at__isnull=False).order_by("-closed_at")
        rows += ended[: MOST_OPENED + 1 - len(rows)]
    return _open_to(user, rows[:MOST_OPENED]), len(rows) > MOST_OPENED


def _open_to(user: User, rows: list[Case]) -> list[Case]:
    if may("decide_opening", roles_of(user)):
        return rows
    minors = [case.pk for case in rows if case.is_minor]
    let_in = set(Permit.objects.filter(case__in=minors, referral=None, user=user, until__gt=clock.now()).values_list("case", flat=True))
    return [case for case in rows if case.pk in let_in or not case.is_minor]


def _text(case: Case) -> str:
    """Everything of a case that its department reads, folded for comparing; empty when its ciphertext is not its own."""
    try:
        return fold("\n".join(_texts(case)))
    except Unreadable:
        return ""


def _texts(case: Any) -> Iterator[str]:
    ring, code = department_keys(), case.department.code
    keys = {held.purpose: sealing.unwrap(held, ring.private(code, held.key_version)) for held in case.held}
    if sealing.CASE in keys:
        key = keys[sealing.CASE]
        yield from (f"{asked} {said}" for asked, said in sealing.open_answers(case, key).items())
        details = open_details(case.contact.sealed, contact_id=case.contact.id, key=key)
        yield f"{details.name} {details.phone}"
        yield from (sealing.open_text(sealing.NOTE, note.id, key, note.sealed) for note in case.notes.all())
    if sealing.MESSAGES in keys:
        key = keys[sealing.MESSAGES]
        yield from (sealing.open_text(sealing.MESSAGE, message.id, key, message.sealed) for message in case.messages.all())
