"""The keys of a case and what lies under them.

The case key opens answers, contact and notes; the department and the district's recovery key hold it. The messages key opens what she
and the desk write to each other; her receipt holds it too. Sealing needs public keys only: the public face can open nothing but messages,
and those only while she holds her receipt.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from portal.district.keys import RECOVERY, public_key, recovery_key
from portal.district.models import Department, DepartmentKey
from portal.kit.crypto import aead
from portal.kit.crypto.keyring import department_keys
from portal.kit.crypto.sealing import open_sealed, seal_to
from services.cases.models import Case, CaseKey

CASE: Final = "case"
MESSAGES: Final = "messages"
RECEIPT: Final = "receipt"
MAIN: Final = "main"
ANSWERS: Final = ("cases_case", "sealed_answers")
MESSAGE: Final = ("cases_casemessage", "sealed")
NOTE: Final = ("cases_note", "sealed")
WISH: Final = ("cases_contactwish", "sealed")
RATING: Final = ("cases_rating", "sealed")
COPY: Final = ("cases_datawish", "sealed")
EXTRACT: Final = ("cases_disclosure", "sealed")
PURPOSE: Final = ("cases_disclosure", "sealed_purpose")
EXTRACT_ANSWER: Final = ("cases_disclosure", "sealed_answer")


@dataclass(frozen=True)
class DataKeys:
    """The two data keys of a case in clear: exist in memory only, while it is opened or worked on."""

    case: bytes
    messages: bytes


def new_keys() -> DataKeys:
    """Fresh keys for one case, never used for another."""
    return DataKeys(aead.new_key(), aead.new_key())


def holder_of(department: Department) -> str:
    """The name under which a department holds keys."""
    return f"dept:{department.code}"


def wrap_all(case: Case, keys: DataKeys, receipt_key: bytes) -> list[CaseKey]:
    """Both keys for the department and for recovery, the messages key for her receipt; raises NoKeyError."""
    wrapped = wrap_for_staff(case, keys)
    sealed = aead.seal(receipt_key, keys.messages, aad=wrap_aad(case.id, MESSAGES, RECEIPT, 0), suite=settings.CRYPTO_SUITE)
    return [*wrapped, CaseKey(case=case, purpose=MESSAGES, holder=RECEIPT, key_version=0, wrapped=sealed)]


def wrap_for_staff(case: Case, keys: DataKeys) -> list[CaseKey]:
    """Both keys for the department and for recovery; raises NoKeyError."""
    holders = ((holder_of(case.department), public_key(case.department)), (RECOVERY, recovery_key()))
    purposes = ((CASE, keys.case), (MESSAGES, keys.messages))
    return [wrap(case.id, purpose, key, holder, to) for holder, to in holders for purpose, key in purposes]


def wrap(case_id: UUID, purpose: str, key: bytes, holder: str, to: DepartmentKey) -> CaseKey:
    """A data key sealed to a public key; the row is not saved."""
    aad = wrap_aad(case_id, purpose, holder, to.version)
    sealed = seal_to(bytes(to.public_key), key, aad=aad, suite=settings.CRYPTO_SUITE)
    return CaseKey(case_id=case_id, purpose=purpose, holder=holder, key_version=to.version, wrapped=sealed)


def unwrap(held: CaseKey, private: bytes) -> bytes:
    """The data key in a wrapped one; raises aead.Unreadable."""
    return open_sealed(private, bytes(held.wrapped), aad=wrap_aad(held.case_id, held.purpose, held.holder, held.key_version))


def department_key(case: Case, purpose: str) -> bytes:
    """A data key by the department's private key; raises KeysMissing on the public face, aead.Unreadable for a foreign wrap."""
    return department_holds(case, case.department, purpose)


def department_holds(case: Case, department: Department, purpose: str) -> bytes:
    """A data key that any department was given; raises CaseKey.DoesNotExist, KeysMissing, aead.Unreadable."""
    held = case.keys.get(purpose=purpose, holder=holder_of(department))
    return unwrap(held, department_keys().private(department.code, held.key_version))


def hand_over(case: Case, to: Department) -> None:
    """Every key of the department wrapped for its successor; the old wraps are destroyed. Raises NoKeyError, KeysMissing, Unreadable."""
    newest, holder = public_key(to), holder_of(to)
    keyring = department_keys()
    for held in list(case.keys.filter(holder=holder_of(case.department))):
        key = unwrap(held, keyring.private(case.department.code, held.key_version))
        case.keys.filter(purpose=held.purpose, holder=holder).delete()
        wrap(case.id, held.purpose, key, holder, newest).save()
        held.delete()


def give_key(case: Case, purpose: str, key: bytes, departments: Iterable[Department]) -> None:
    """Wrap a data key for each of `departments` and keep the wraps; raises NoKeyError."""
    CaseKey.objects.bulk_create(wrap(case.id, purpose, key, holder_of(to), public_key(to)) for to in departments)


def give_to_staff(case: Case, purpose: str, key: bytes) -> None:
    """Wrap a data key for the department and for recovery, by their public keys; raises NoKeyError."""
    holders = ((holder_of(case.department), public_key(case.department)), (RECOVERY, recovery_key()))
    CaseKey.objects.bulk_create(wrap(case.id, purpose, key, holder, to) for holder, to in holders)


def receipt_key(case: Case, wrapping_key: bytes) -> bytes:
    """The messages key by what her receipt gives; raises aead.Unreadable."""
    held = case.keys.get(purpose=MESSAGES, holder=RECEIPT)
    return aead.unseal(wrapping_key, bytes(held.wrapped), aad=wrap_aad(case.id, MESSAGES, RECEIPT, 0))


def wrap_under(second: Case, key: bytes, main_key: bytes) -> CaseKey:
    """The messages key of what was split off, under that of the main case: her one number reaches both. The row is not saved."""
    sealed = aead.seal(main_key, key, aad=wrap_aad(second.id, MESSAGES, MAIN, 0), suite=settings.CRYPTO_SUITE)
    return CaseKey(case=second, purpose=MESSAGES, holder=MAIN, key_version=0, wrapped=sealed)


def key_under(second: Case, main_key: bytes) -> bytes:
    """The messages key of what was split off, by that of the main case; raises aead.Unreadable."""
    held = second.keys.get(purpose=MESSAGES, holder=MAIN)
    return aead.unseal(main_key, bytes(held.wrapped), aad=wrap_aad(second.id, MESSAGES, MAIN, 0))


def seal_answers(case_id: UUID, key: bytes, answers: Mapping[str, Any]) -> bytes:
    """Her answers as they will be read at the desk."""
    return seal_text(ANSWERS, case_id, key, json.dumps(dict(answers), ensure_ascii=False))


def open_answers(case: Case, key: bytes) -> dict[str, Any]:
    """Her answers; raises aead.Unreadable."""
    answers: dict[str, Any] = json.loads(open_text(ANSWERS, case.id, key, case.sealed_answers))
    return answers


def seal_text(column: tuple[str, str], row: object, key: bytes, text: str) -> bytes:
    """A text bound to its column and row."""
    return aead.seal(key, text.encode(), aad=aead.binding(*column, row), suite=settings.CRYPTO_SUITE)


def open_text(column: tuple[str, str], row: object, key: bytes, sealed: bytes | memoryview) -> str:
    """The text that was sealed for this column and row; raises aead.Unreadable."""
    return aead.unseal(key, bytes(sealed), aad=aead.binding(*column, row)).decode()


def wrap_aad(case_id: UUID, purpose: str, holder: str, version: int) -> bytes:
    """What a wrapped data key is bound to."""
    return aead.binding("cases_casekey", "wrapped", f"{case_id}/{purpose}/{holder}", version)
