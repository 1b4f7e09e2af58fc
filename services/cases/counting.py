"""Counting an accepted case once (statistics 1.1): the event carries facts only and cannot be joined to the case."""

from datetime import datetime
from typing import Final
from uuid import uuid4

from django.utils import timezone

from portal.kit.clock import quarter_of
from portal.kit.crypto.index import blind_index
from portal.kit.secrets import secret
from services.cases.models import Case, Counted
from services.catalogue.events import CaseAccepted, FirstContact

CONTACT: Final = "contact/"


def count(case: Case, at: datetime) -> CaseAccepted | None:
    """What to tell the statistics of a case accepted `at`; None where this identified person was counted in the quarter and category."""
    quarter = quarter_of(timezone.localdate(at))
    if not _first_time(case, quarter, case.category):
        return None
    facts = case.counted_facts
    return CaseAccepted(
        event_id=str(uuid4()),
        quarter=quarter,
        category=facts.category,
        group=facts.group,
        subdistrict=facts.subdistrict,
        age_band=facts.age_band,
    )


def count_contact(case: Case, at: datetime) -> FirstContact | None:
    """What to tell of staff writing to her `at`; None but for the first time, and for a person who was counted in quarter and category.

    Without a target that could be missed (`due_at` None) the contact is on time.
    """
    quarter = quarter_of(timezone.localdate(at))
    if case.messages.filter(from_resident=False).exists() or not _first_time(case, quarter, f"{CONTACT}{case.category}"):
        return None
    return FirstContact(event_id=str(uuid4()), quarter=quarter, on_time=case.is_in_time(at))


def _first_time(case: Case, quarter: str, what: str) -> bool:
    if case.contact.phone_index is None:
        return True
    person = blind_index(secret("index_key"), f"cases_counted.person|{quarter}", bytes(case.contact.phone_index).hex())
    return Counted.objects.get_or_create(person=person, quarter=quarter, category=what)[1]
