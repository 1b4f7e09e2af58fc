"""Texts to begin a message with (phrases.tsv of the district pack), offered where they fit the matter and how she may be reached."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from portal.district.loader import Outcome, loads
from portal.district.tables import Table, read
from services.catalogue.facts import CATEGORIES
from services.contacts.wishes import SafeContact

FILE: Final = "phrases.tsv"
CALL, SMS, NO_CONTACT = "call", "sms", "no_contact"
NEEDS: Final = ("", CALL, SMS, NO_CONTACT)
GAP: Final = re.compile(r"【[^】]*】")


@dataclass(frozen=True)
class Phrase:
    """A text with gaps like 【材料名称】 that the caseworker fills; `needs` is the wish of hers without which it would be untrue."""

    code: str
    title: str
    categories: frozenset[str]
    needs: str
    asks: bool
    text: str


def gaps_in(text: str) -> list[str]:
    """The gaps that nobody has filled yet."""
    return GAP.findall(text)


def reached_by(wishes: SafeContact) -> str:
    """How she may be reached, as a phrase needs it."""
    if not wishes.may_contact:
        return NO_CONTACT
    return SMS if wishes.channel == "sms" else CALL


def phrases_for(category: str, wishes: SafeContact) -> list[Phrase]:
    """What may be said in a matter of this kind: nothing that promises a call to whom nobody may call."""
    way = reached_by(wishes)
    return [one for one in phrases() if one.needs in ("", way) and (not one.categories or category in one.categories)]


def phrases() -> tuple[Phrase, ...]:
    """All of the pack, in its order."""
    return _phrases(Path(settings.DISTRICT_PACK))


@lru_cache(maxsize=4)
def _phrases(pack: Path) -> tuple[Phrase, ...]:
    return tuple(read_phrases(read(pack, FILE)))


def read_phrases(table: Table) -> Sequence[Phrase]:
    """The phrases; raises PackError for an unknown matter or need, and for a bracket that does not close."""
    table.require("code", "title", "categories", "needs", "asks", "text", "source")
    table.unique("code")
    found = []
    for row in table:
        categories, text = frozenset(row.words("categories")), row.text("text").replace("\\n", "\n")
        if unknown := sorted(categories - set(CATEGORIES)):
            raise row.error("categories", f"{', '.join(unknown)} is none of {', '.join(CATEGORIES)}")
        if row.cells["needs"] not in NEEDS:
            raise row.error("needs", f"{row.cells['needs']!r} is none of {', '.join(NEEDS[1:])}")
        if text.count("【") != text.count("】") or text.count("【") != len(gaps_in(text)):
            raise row.error("text", "has a gap 【…】 that does not close")
        row.text("source")
        found.append(Phrase(row.text("code"), row.text("title"), categories, row.cells["needs"], row.flag("asks"), text))
    return found


@loads(FILE)
def check_phrases(table: Table) -> Outcome:
    """The table is read from its file; loading the pack only proves that it can be."""
    return Outcome(FILE, unchanged=len(read_phrases(table)))
