"""Invented counts for seven quarters, through the same handlers and the same closing as real ones, marked as a demo."""

from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from portal.kit.working_days import YearUnknown
from portal.outbox.models import Message
from portal.outbox.registry import handlers_of
from services.catalogue.events import CaseAccepted, FirstContact
from services.catalogue.facts import AGE_BANDS, CATEGORIES, group_of
from services.monitoring.models import Release
from services.monitoring.quarters import TooEarly
from services.monitoring.release import close_quarter
from services.monitoring.snapshot import subdistricts

COUNTS: Final = {
    "2025Q1": (26, 10, 5, 7, 3, 15, 38, 9),
    "2025Q2": (29, 7, 4, 8, 6, 19, 47, 13),
    "2025Q3": (33, 9, 8, 6, 4, 20, 41, 12),
    "2025Q4": (27, 12, 6, 9, 5, 17, 45, 10),
    "2026Q1": (31, 9, 6, 8, 5, 18, 44, 12),
    "2026Q2": (28, 11, 4, 10, 6, 21, 52, 15),
    "2026Q3": (35, 8, 7, 9, 4, 23, 47, 11),
}
LATE: Final = 9


def make() -> None:
    """Count invented events and close their quarters, each only where no release is."""
    places = (*subdistricts(), "")
    for quarter in sorted(set(COUNTS) - set(Release.objects.values_list("quarter", flat=True))):
        _count(_events(quarter, places))
        try:
            close_quarter(quarter, is_demo=True)
        except (TooEarly, YearUnknown):
            return


@transaction.atomic
def _count(events: Iterator[CaseAccepted | FirstContact]) -> None:
    """What the outbox would do with them, in one transaction: in three for each event most of a first start would go there."""
    for event in events:
        message = Message(topic=event.topic, payload=event.payload())
        for handler in handlers_of(event.topic).values():
            handler(message)


def _events(quarter: str, places: tuple[str, ...]) -> Iterator[CaseAccepted | FirstContact]:
    """Spread unevenly but always alike over subdistricts and ages; every ninth first contact is late."""
    for category, count in zip(CATEGORIES, COUNTS[quarter], strict=True):
        for number in range(count):
            identity = uuid5(NAMESPACE_URL, f"demo/{quarter}/{category}/{number}")
            place, age = places[identity.int % 97 % len(places)], AGE_BANDS[identity.int % 89 % len(AGE_BANDS)]
            yield CaseAccepted(str(identity), quarter, category, group_of(category), place, age)
            yield FirstContact(str(uuid5(identity, "contact")), quarter, identity.int % LATE > 0)
