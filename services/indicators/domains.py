"""What the domains of the plan are called. Who knows the plan registers where the names come from: its pages lie above this room."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import get_language

from portal.pagecache.kept import kept
from services.indicators.places import DOMAINS

Source = Callable[[], Mapping[str, str]]
SOURCES: Final[list[Source]] = []


def names_from(find: Source) -> Source:
    """Let the names, by numeral, come from `find` (one query)."""
    SOURCES.append(find)
    return find


def domains() -> dict[str, str]:
    """Each domain by its numeral, in words: 一 妇女与健康; the numeral alone before the plan is imported."""
    return _domains(get_language())


@kept
def _domains(_language: str | None) -> dict[str, str]:
    known = {numeral: name for find in SOURCES for numeral, name in find().items()}
    return {numeral: f"{numeral} {known.get(numeral, '')}".strip() for numeral in DOMAINS}
