"""Invented cases by the thousand, for training and for measuring; each one says 演示 in its own text. Nobody holds their receipts.

They are sealed like real ones, but in batches and past the door of `cases.actions`: no case of a person may ever come this way.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from portal.audit.chain import record
from portal.district.keys import RECOVERY, public_key, recovery_key
from portal.district.models import Department, DepartmentKey, Subdistrict
from portal.district.pack import district
from portal.kit import clock
from portal.kit.crypto.sealing import Sealer
from services.cases import references, sealing
from services.cases.models import Case, CaseKey, TimelineEvent
from services.cases.workflow import State
from services.catalogue.facts import AGE_BANDS, CATEGORIES, Facts
from services.catalogue.registry import services
from services.contacts.models import Contact
from services.contacts.sealing import seal_details
from services.contacts.wishes import ContactDetails

BATCH: Final = 1000
MOST: Final = 2_000_000
LOOKED_BACK_DAYS: Final = 730
OPEN_OF_ALL: Final = 0.02
URGENCIES: Final = ("U1", "U2", "U2", "U3")
TARGET_DAYS: Final = {"U1": 1, "U2": 3, "U3": 10}
OUTCOMES: Final = ("helped", "guided", "no_answer", "withdrawn")
OPEN_STATES: Final = (State.REGISTERED, State.ACCEPTED, State.ACCEPTED, State.WAITING)


@dataclass(frozen=True)
class Holder:
    """A department that gets demo cases, with what seals to it; the sealers serve one batch."""

    department: Department
    sealers: dict[str, tuple[Sealer, int]]


def make_cases(count: int, seed: int) -> Iterator[int]:
    """Make `count` cases, the same ones for the same `seed` but for their keys; yields how many are there after each batch."""
    chance = random.Random(seed)  # noqa: S311 (invented data that has to be the same again)
    numbers = _free_references(seed)
    departments = list(Department.objects.current().filter(keys__isnull=False).distinct().order_by("code"))
    places = [*Subdistrict.objects.current().filter(is_former=False).values_list("code", flat=True), ""]
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        holders = [_holder(department) for department in departments]
        rows = [_case(chance, next(numbers), holders, places) for _ in range(size)]
        _store(rows)
        yield start + size


def _holder(department: Department) -> Holder:
    keys: tuple[tuple[str, DepartmentKey], ...] = (
        (sealing.holder_of(department), public_key(department)),
        (RECOVERY, recovery_key()),
    )
    return Holder(department, {name: (Sealer(bytes(key.public_key), settings.CRYPTO_SUITE), key.version) for name, key in keys})


Made = tuple[Contact, Case, list[CaseKey], list[TimelineEvent]]


def _case(chance: random.Random, reference: str, holders: list[Holder], places: list[str]) -> Made:
    holder = chance.choice(holders)
    category, urgency = chance.choice(CATEGORIES), chance.choice(URGENCIES)
    service = chance.choice(services())
    opened = clock.to_the_hour(clock.now() - timedelta(hours=chance.randrange(LOOKED_BACK_DAYS * 24)))
    facts = Facts(service=service.code, category=category, subdistrict=chance.choice(places), age_band=chance.choice(AGE_BANDS))
    case = Case(
        id=UUID(int=chance.getrandbits(128), version=4),
        reference=reference,
        service=service.code,
        category=category,
        facts=facts.to_json(),
        department=holder.department,
        urgency=urgency,
        due_at=opened + timedelta(days=TARGET_DAYS[urgency]),
        receipt_locator=f"{chance.randrange(10**6):06}",
        receipt_salt=os.urandom(16),
        receipt_verifier=os.urandom(32),
        opened_hour=opened,
    )
    _move_on(chance, case, opened)
    keys = sealing.new_keys()
    case.sealed_answers = sealing.seal_answers(case.id, keys.case, {"演示": "演示内容，虚构，不涉及任何人。"})
    case.contact = _contact(keys.case)
    return case.contact, case, _wraps(case, keys, holder), _steps(case)


def _move_on(chance: random.Random, case: Case, opened: datetime) -> None:
    """Most are closed; of the others some wait for the desk, some for her."""
    if chance.random() >= OPEN_OF_ALL:
        case.state, case.outcome = State.CLOSED, chance.choice(OUTCOMES)
        case.accepted_at = case.first_viewed_at = opened + timedelta(hours=chance.randrange(1, 60))
        case.closed_at = case.accepted_at + timedelta(days=chance.randrange(1, 30))
        return
    case.state = chance.choice(OPEN_STATES)
    if case.state != State.REGISTERED:
        case.accepted_at = case.first_viewed_at = opened + timedelta(hours=chance.randrange(1, 60))


def _contact(key: bytes) -> Contact:
    contact = Contact(created_on=clock.today())
    contact.sealed = seal_details(ContactDetails(name="演示"), contact_id=contact.id, key=key, suite=settings.CRYPTO_SUITE)
    return contact


def _wraps(case: Case, keys: sealing.DataKeys, holder: Holder) -> list[CaseKey]:
    purposes = ((sealing.CASE, keys.case), (sealing.MESSAGES, keys.messages))
    return [
        CaseKey(
            case=case,
            purpose=purpose,
            holder=name,
            key_version=version,
            wrapped=sealer.seal(key, aad=sealing.wrap_aad(case.id, purpose, name, version)),
        )
        for name, (sealer, version) in holder.sealers.items()
        for purpose, key in purposes
    ]


def _steps(case: Case) -> list[TimelineEvent]:
    steps = (
        ("opened", State.REGISTERED, case.opened_hour),
        ("accepted", State.ACCEPTED, case.accepted_at),
        ("closed", case.state, case.closed_at),
    )
    return [TimelineEvent(case=case, kind=kind, state=state, at=at) for kind, state, at in steps if at is not None]


def _store(made: list[Made]) -> None:
    contacts, cases, keys, steps = zip(*made, strict=True)
    with transaction.atomic():
        Contact.objects.bulk_create(contacts)
        Case.objects.bulk_create(cases)
        CaseKey.objects.bulk_create([row for rows in keys for row in rows])
        TimelineEvent.objects.bulk_create([row for rows in steps for row in rows])
        record("demo.cases", actor=None, subject="case", subject_id=len(cases))


def _free_references(seed: int) -> Iterator[str]:
    """References that walk once through all there are, from a place that depends on the seed."""
    taken = set(Case.objects.values_list("reference", flat=True))
    walk = references.walk(district().reference_prefix, seed)
    return (reference for reference in walk if reference not in taken)
