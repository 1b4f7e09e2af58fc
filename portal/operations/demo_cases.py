"""Invented cases by the thousand, for training and for measuring; each one says 演示 in its own text. Nobody holds their receipts.

They are sealed like real ones, but in batches and past the door of `cases.actions`: no case of a person may ever come this way.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from portal.audit.chain import record
from portal.district.keys import RECOVERY, public_key, recovery_key
from portal.district.models import Department, DepartmentKey, Subdistrict
from portal.district.pack import district
from portal.kit import clock
from portal.kit.crypto.sealing import Sealer
from portal.operations.bulk import Table, ready
from services.cases import references, sealing
from services.cases.models import Case, CaseKey, TimelineEvent
from services.cases.workflow import State
from services.catalogue.facts import AGE_BANDS, GROUPS, Facts
from services.catalogue.registry import Service, services
from services.contacts.models import Contact
from services.contacts.sealing import seal_written, written
from services.contacts.wishes import ContactDetails
from services.routing.force import in_force

BATCH: Final = 4000
MOST: Final = 2_000_000
LOOKED_BACK_DAYS: Final = 730
OPEN_DAYS: Final = 20
OPEN_OF_ALL: Final = 0.01
URGENCIES: Final = ("U1", "U2", "U2", "U3")
TARGET_DAYS: Final = {"U1": 1, "U2": 3, "U3": 10}
OUTCOMES: Final = ("helped", "guided", "no_answer", "withdrawn")
ANSWERS: Final = {"演示": "演示内容，虚构，不涉及任何人。"}
CASE_COLUMNS: Final = (
    *("id", "reference", "service", "category", "state", "outcome", "department_id", "contact_id", "urgency", "due_at", "facts"),
    *("sealed_answers", "receipt_locator", "receipt_verifier"),
    *("opened_hour", "first_viewed_at", "accepted_at", "closed_at"),
)
OPEN_STATES: Final = (State.REGISTERED, State.ACCEPTED, State.ACCEPTED, State.WAITING)


Row = tuple[Any, ...]


@dataclass(frozen=True)
class Holder:
    """A department that leads cases by some rule, with what seals to it; the sealers serve one batch."""

    pk: int
    sealers: dict[str, tuple[Sealer, int]]


class AlreadyThere(Exception):
    """The cases of this seed were made before."""


class Maker:
    """Makes rows of invented cases and keeps them until a batch is stored."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (invented data that has to be the same again)
        self.numbers = _free_references(seed)
        leads = {rule.lead for rule in in_force(clock.today()) if rule.lead}
        self.departments = list(Department.objects.current().filter(code__in=leads, keys__isnull=False).distinct().order_by("code"))
        self.places = [*Subdistrict.objects.current().filter(is_former=False).values_list("code", flat=True), ""]
        self.today, self.hour = clock.today(), clock.to_the_hour(clock.now())
        self.when, self.facts = lru_cache(maxsize=None)(ready), lru_cache(maxsize=None)(_facts)
        self.contact = written(ContactDetails(name="演示"))
        self.tables = (
            Table(Contact, "id", "sealed", "created_on"),
            Table(Case, *CASE_COLUMNS),
            Table(CaseKey, "case_id", "purpose", "holder", "key_version", "wrapped"),
            Table(TimelineEvent, "case_id", "kind", "state", "at"),
        )
        self.rows: tuple[list[Row], ...] = ()

    def batch(self, size: int) -> None:
        """Make `size` cases and store them in one transaction, with one row in the audit chain."""
        holders = [_holder(department) for department in self.departments]
        self.rows = tuple([] for _table in self.tables)
        for _ in range(size):
            self._case(self.chance.choice(holders))
        with transaction.atomic():
            for table, rows in zip(self.tables, self.rows, strict=True):
                table.add(rows)
            record("demo.cases", actor=None, subject="case", subject_id=size)

    def _case(self, holder: Holder) -> None:
        choice = self.chance.choice
        service, urgency = choice(services()), choice(URGENCIES)
        category = choice(_categories_of(service))
        state, outcome, opened, accepted, closed = self._course()
        case_id, contact_id = UUID(int=self.chance.getrandbits(128), version=4), uuid4()
        keys = sealing.new_keys()
        contacts, cases, wraps, steps = self.rows
        contacts.append((ready(contact_id), self._sealed_contact(contact_id, keys.case), self.when(self.today)))
        facts = self.facts(service.code, category, choice(self.places), choice(AGE_BANDS))
        answers = sealing.seal_answers(case_id, keys.case, ANSWERS)
        receipt = (f"{self.chance.randrange(10**6):06}", os.urandom(32))
        due = self.when(opened + timedelta(days=TARGET_DAYS[urgency]))
        times = (self.when(opened), self.when(accepted), self.when(accepted), self.when(closed))
        names = (ready(case_id), next(self.numbers), service.code, category, state, outcome, holder.pk, ready(contact_id), urgency)
        cases.append((*names, due, facts, answers, *receipt, *times))
        wraps += _wraps(case_id, keys, holder)
        happened = (("opened", State.REGISTERED, opened), ("accepted", State.ACCEPTED, accepted), ("closed", state, closed))
        steps += [(names[0], kind, str(then), self.when(at)) for kind, then, at in happened if at is not None]

    def _course(self) -> tuple[str, str, datetime, datetime | None, datetime | None]:
        """State, outcome, opened, accepted and closed: most are closed; the others are some weeks old and wait for the desk or for her."""
        is_open = self.chance.random() < OPEN_OF_ALL
        opened = self.hour - timedelta(hours=self.chance.randrange((OPEN_DAYS if is_open else LOOKED_BACK_DAYS) * 24))
        accepted = min(opened + timedelta(hours=self.chance.randrange(1, 60)), self.hour)
        if is_open:
            state = self.chance.choice(OPEN_STATES)
            return str(state), "", opened, None if state == State.REGISTERED else accepted, None
        closed = min(accepted + timedelta(days=self.chance.randrange(1, 30)), self.hour)
        return str(State.CLOSED), self.chance.choice(OUTCOMES), opened, accepted, closed

    def _sealed_contact(self, contact_id: UUID, key: bytes) -> bytes:
        return seal_written(self.contact, contact_id=contact_id, key=key, suite=settings.CRYPTO_SUITE)


def make_cases(count: int, seed: int) -> Iterator[int]:
    """Make `count` cases, the same ones for the same `seed` but for their keys; yields how many are there after each batch.

    Raises AlreadyThere when the seed was used before; nothing of that batch is stored then.
    """
    maker = Maker(seed)
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        try:
            maker.batch(size)
        except IntegrityError:
            raise AlreadyThere from None
        yield start + size


def _holder(department: Department) -> Holder:
    keys: tuple[tuple[str, DepartmentKey], ...] = (
        (sealing.holder_of(department), public_key(department)),
        (RECOVERY, recovery_key()),
    )
    return Holder(department.pk, {name: (Sealer(bytes(key.public_key), settings.CRYPTO_SUITE), key.version) for name, key in keys})


def _categories_of(service: Service) -> tuple[str, ...]:
    """As what its cases are counted: violence and work have several kinds, any other service has its own."""
    same = next(categories for categories in GROUPS.values() if service.category in categories)
    return (service.category,) if same is GROUPS["services"] else same


def _facts(service: str, category: str, subdistrict: str, age_band: str) -> Any:
    return ready(Facts(service=service, category=category, subdistrict=subdistrict, age_band=age_band).to_json())


def _wraps(case_id: UUID, keys: sealing.DataKeys, holder: Holder) -> list[Row]:
    purposes, case = ((sealing.CASE, keys.case), (sealing.MESSAGES, keys.messages)), ready(case_id)
    return [
        (case, purpose, name, version, sealer.seal(key, aad=sealing.wrap_aad(case_id, purpose, name, version)))
        for name, (sealer, version) in holder.sealers.items()
        for purpose, key in purposes
    ]


def _free_references(seed: int) -> Iterator[str]:
    """References that walk once through all there are, from a place that depends on the seed."""
    taken = set(Case.objects.values_list("reference", flat=True))
    walk = references.walk(district().reference_prefix, seed)
    return (reference for reference in walk if reference not in taken)
