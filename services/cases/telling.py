"""Telling her by short message that there is news: only where she asked for that, only in her hours, never what about."""

import re
from datetime import datetime
from typing import Final
from uuid import UUID

from portal.notices.sealing import Where
from portal.notices.telling import tell_resident
from portal.notices.words import PROGRESS
from services.cases.contacting import details_now
from services.cases.models import Case
from services.contacts.sealing import normalised
from services.contacts.times import spans_of
from services.contacts.wishes import ContactDetails

MOBILE: Final = re.compile(r"1[3-9]\d{9}")


def tell_her(case: Case, kind: str = PROGRESS) -> bool:
    """Put a message on its way; whether there is one. Raises KeysMissing, Unreadable: only the staff face can open where."""
    return tell_at(case.pk, details_now(case), kind)


def tell_at(case_id: UUID, details: ContactDetails, kind: str, **when: datetime) -> bool:
    """The same for whoever holds her details in the moment of asking; `when` is not_before and expires_at."""
    where = where_of(details)
    return where is not None and tell_resident(case_id, kind, where, **when)


def where_of(details: ContactDetails) -> Where | None:
    """Where a message may go; None where her wishes stand against every message that a machine sends."""
    phone, spans = normalised(details.phone), spans_of(details.wishes)
    if not details.wishes.may_contact or details.wishes.channel != "sms" or spans is None or not MOBILE.fullmatch(phone):
        return None
    return Where(phone, spans)
