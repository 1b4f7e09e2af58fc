"""Referring (转介): a partner department reads named fields only, on her consent or a ground of the law, until either ends."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from portal.district.models import Department
from portal.kit import clock
from portal.kit.crypto import aead
from services.cases import sealing
from services.cases.actions.recording import changing, note_step
from services.cases.admission import may_read
from services.cases.contacting import changed_since, details_now
from services.cases.errors import NeedsPermit, NotAllowed, WrongState
from services.cases.grounds import CONSENT, CONSENT_GIVEN, grounds_for
from services.cases.models import Case, Disclosure
from services.cases.models.disclosures import REFERRAL
from services.cases.permissions import works_cases
from services.cases.reaching import in_words
from services.contacts.wishes import ContactDetails

NAME, PHONE = "contact.name", "contact.phone"
CONTACT: Final = {NAME: _("Name"), PHONE: _("Telephone number")}


@dataclass(frozen=True)
class Extract:
    """What the partner reads: the purpose, and the fields that were given; and what it answered.

    `is_changed`: her number is withheld, because she has changed since how she may be reached.
    """

    purpose: str
    fields: dict[str, str]
    answer: str
    is_changed: bool = False


def check_ground(case: Case, ground: str, consent_given: str) -> None:
    """Raise WrongState unless `ground` may carry this case to another department; consent says how it was given."""
    if ground not in grounds_for(case.category, minor=case.is_minor):
        raise WrongState(_("This ground does not allow it: without her consent her request stays here."))
    if ground == CONSENT and consent_given not in CONSENT_GIVEN:
        raise WrongState(_("Please say how she gave her consent."))


def refer(
    *, case: Case, actor: User, to: Department, fields: Sequence[str], purpose: str, ground: str, consent_given: str = ""
) -> Disclosure:
    """Give a partner `fields` for `purpose`, sealed under a key of their own. Raises NotAllowed, WrongState, NoKeyError."""
    with changing(case, "refer", actor=actor) as row:
        check_ground(row, ground, consent_given)
        if to == row.department or row.disclosures.live_referrals().filter(receiver=to).exists():
            raise WrongState(_("This department has the request or a part of it already."))
        now = clock.now()
        entry = Disclosure(case=row, kind=REFERRAL, giver=row.department, receiver=to, ground=ground, consent_given=consent_given)
        entry.fields, entry.by, entry.at = list(fields), actor, now
        key = aead.new_key()
        entry.sealed = sealing.seal_text(sealing.EXTRACT, entry.id, key, _extract(row, fields, purpose))
        entry.sealed_purpose = sealing.seal_text(sealing.PURPOSE, entry.id, sealing.department_key(row, sealing.MESSAGES), purpose)
        entry.save(force_insert=True)
        sealing.give_key(row, entry.key_purpose, key, (row.department, to))
        note_step(row, "referred", actor=actor, at=now, result=ground)
    return entry


def _extract(case: Case, fields: Sequence[str], purpose: str) -> str:
    """Only what was chosen is copied: the rest is not in the sealed text at all (S4-12)."""
    key = sealing.department_key(case, sealing.CASE)
    answers = sealing.open_answers(case, key)
    contact = details_now(case)
    known = {name: str(value) for name, value in answers.items()} | {NAME: contact.name, PHONE: _number(contact)}
    if not fields or set(fields) - set(known):
        raise WrongState(_("Please choose at least one of the fields shown."))
    return json.dumps({"purpose": purpose, "fields": {name: known[name] for name in fields}}, ensure_ascii=False)


def _number(contact: ContactDetails) -> str:
    """Her number never travels without her wishes."""
    return f"{contact.phone}\n{in_words(contact.wishes, gettext)}" if contact.phone else ""


def view_referral(*, entry: Disclosure, actor: User) -> Extract:
    """What was given, for the partner or the giver; each look is audited.

    Raises NotAllowed, NeedsPermit where it is of a minor's case, KeysMissing, aead.Unreadable.
    """
    with transaction.atomic():
        row = _readable(entry, actor)
        extract = _open(row, actor)
        audit(row, actor, "referral.viewed")
    return extract


def answer_referral(*, entry: Disclosure, actor: User, text: str) -> Disclosure:
    """The partner tells the giver what it did. Raises NotAllowed once the referral has ended, NeedsPermit."""
    with transaction.atomic():
        row = _readable(entry, actor)
        if actor.department_id != row.receiver_id:
            raise NotAllowed
        key = sealing.department_holds(row.case, row.receiver, row.key_purpose)
        row.sealed_answer = sealing.seal_text(sealing.EXTRACT_ANSWER, row.id, key, text)
        row.answered_at = clock.now()
        row.save(update_fields=["sealed_answer", "answered_at"])
        note_step(row.case, "ref_answered", actor=actor, at=row.answered_at)
    return row


def end_referral(*, entry: Disclosure, actor: User | None, end: str) -> Disclosure:
    """Close a referral, at her word (`withdrawn`; no actor when she says so with her number) or because it is done.

    The partner's key and the text are destroyed: from the next request on nothing is there (个保法 15).
    """
    with changing(entry.case, "end_referral", actor=actor) as row:
        fresh = row.disclosures.live_referrals().select_for_update().filter(pk=entry.pk).first()
        if fresh is None:
            raise WrongState(_("This referral has ended already."))
        at = clock.now() if actor else clock.to_the_hour(clock.now())
        destroy(fresh, end, at)
        note_step(row, "ref_ended", actor=actor, at=at, result=end)
    return fresh


def end_all(case: Case, at: datetime) -> None:
    """A case that ends takes its referrals along."""
    for entry in case.disclosures.live_referrals():
        destroy(entry, "closed", at)


def destroy(entry: Disclosure, end: str, at: datetime) -> None:
    """Take the text and its keys away; the record of what was given stays."""
    entry.case.keys.filter(purpose=entry.key_purpose).delete()
    entry.sealed, entry.sealed_purpose, entry.sealed_answer, entry.ended_at, entry.end = b"", b"", b"", at, end
    entry.save(update_fields=["sealed", "sealed_purpose", "sealed_answer", "ended_at", "end"])


def _readable(entry: Disclosure, actor: User) -> Disclosure:
    row = held(entry, actor)
    if not may_read(actor, row):
        raise NeedsPermit
    return row


def held(entry: Disclosure, actor: User) -> Disclosure:
    """The live referral, locked, for its partner or its giver only. Raises NotAllowed."""
    row = Disclosure.objects.live_referrals().select_for_update().filter(pk=entry.pk).select_related("case", "receiver").first()
    if row is None or not works_cases(actor) or actor.department_id not in (row.receiver_id, row.case.department_id):
        raise NotAllowed
    return row


def _open(entry: Disclosure, actor: User) -> Extract:
    holder = entry.receiver if actor.department_id == entry.receiver_id else entry.case.department
    key = sealing.department_holds(entry.case, holder, entry.key_purpose)
    content = json.loads(sealing.open_text(sealing.EXTRACT, entry.id, key, entry.sealed))
    answer = sealing.open_text(sealing.EXTRACT_ANSWER, entry.id, key, entry.sealed_answer) if entry.sealed_answer else ""
    fields = {name: value for name, value in content["fields"].items() if name != PHONE or not changed_since(entry)}
    return Extract(content["purpose"], fields, answer, is_changed=fields != content["fields"])


def audit(entry: Disclosure, actor: User, action: str, result: str = "ok") -> None:
    """A row about an act on a referral."""
    department = actor.department.code if actor.department else ""
    record(action, actor=actor, subject="disclosure", subject_id=entry.id, department=department, result=result)
