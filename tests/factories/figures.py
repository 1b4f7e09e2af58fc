"""Facts of a quarter, and releases made of them with dice that a test can throw again."""

import random
from uuid import UUID

from services.catalogue.events import CaseAccepted
from services.catalogue.facts import group_of
from services.monitoring.models import ContactFact, Fact, Release
from services.monitoring.release import close_quarter

PLACES = (*(f"210303{number:03}" for number in (2, 3, 5, 6, 8, 9, 12, 13, 14)), "")


def event(seed: int, quarter: str = "2026Q3", category: str = "legal_aid", place: str = "210303002", age: str = "25_34") -> CaseAccepted:
    """What an accepted request tells; the same seed is the same event."""
    return CaseAccepted(str(UUID(int=seed)), quarter, category, group_of(category), place, age)


def fact(seed: int, quarter: str = "2026Q3", category: str = "legal_aid", place: str = "210303002", age: str = "25_34") -> Fact:
    """A fact as the handler would have written it."""
    return Fact.objects.create(**event(seed, quarter, category, place, age).payload())


def quarter_of_facts(seed: int, quarter: str, size: int = 60) -> list[Fact]:
    """A quarter with many small cells, and a first contact for each fact."""
    dice = random.Random(seed)
    shape = (("legal_aid", 5), ("domestic_violence", 3), ("maternity", 2), ("screening", 4), ("other", 1))
    made = []
    for _ in range(size):
        category = dice.choices([name for name, _ in shape], [weight for _, weight in shape])[0]
        place, age = dice.choice(PLACES), dice.choice(("18_24", "25_34", "35_44", "unknown"))
        made.append(Fact(**event(dice.getrandbits(120), quarter, category, place, age).payload()))
    ContactFact.objects.bulk_create(
        ContactFact(event_id=str(UUID(int=dice.getrandbits(120))), quarter=quarter, on_time=dice.random() < 0.9) for _ in range(size)
    )
    return Fact.objects.bulk_create(made)


def closed(quarter: str, seed: int = 1) -> Release:
    """The quarter, closed with seeded dice."""
    return close_quarter(quarter, below=random.Random(seed).randrange)
