"""What may be meant while she is still typing: words of the thesaurus and titles of published pages, never what others have asked.

On a borrowed phone somebody may be looking over her shoulder: a word of danger is offered only to who has already typed half of it.
"""

from collections.abc import Iterable
from typing import Final

from portal.kit.web.ui_tags import page_language
from search.backends import embedded
from search.language.danger import is_danger
from search.language.sounds import sound
from search.language.text import is_han, normalise
from search.models import Entry
from search.pack import thesaurus

MOST: Final = 6
OF_TERMS: Final = 4  # the rest is left for titles
LONGEST_TYPED: Final = 30  # who has written more has said what she means
LONGEST_TITLE: Final = 24
LONGEST_IN_ENGLISH: Final = 50  # as wide as those
KINDS: Final = ("guide", "service", "hotline", "policy", "indicator")  # titles of the plan are sentences, and a story may be withdrawn
SHORTEST_SOUND: Final = 2


def suggest(typed: str) -> list[str]:
    """At most six things to search for, words before titles; empty when there is nothing to go by.

    On English pages Latin letters mean English titles first, and pinyin where no title begins a word so.
    """
    text = normalise(typed).strip()
    if not text or len(text) > LONGEST_TYPED:
        return []
    is_chinese = any(map(is_han, text))
    if page_language() == "en" and not is_chinese and (found := _titles_in_english(text)):
        return found[:MOST]
    terms = _terms(text)
    needle = text if is_chinese or not terms else terms[0]
    return list(dict.fromkeys([*terms[:OF_TERMS], *_titles(needle, text), *terms]))[:MOST]


def _terms(text: str) -> list[str]:
    """Words that begin as typed, or, when none does, that begin to sound so; first those of many rows, of about as many the shortest.
    What is complete needs no offer, and what has marks in it is no word.
    """
    words = [word for word in thesaurus().words if word.isalnum() and word != text and word not in thesaurus().slips]
    heard = "".join(sound(text).split())
    begun = [word for word in words if word.startswith(text)]
    found = begun or [word for word in words if len(heard) >= SHORTEST_SOUND and sound(word).startswith(heard)]
    is_half = {word for word in found if len(text) > 1 and 2 * len(heard) >= len(sound(word))}
    return sorted(
        (word for word in found if word in is_half or not is_danger(word)),
        key=lambda word: (-thesaurus().named[word].bit_length(), len(word), word),
    )


def _titles(needle: str, text: str) -> list[str]:
    """Short titles in which it stands."""
    entries = Entry.objects.filter(pk__in=embedded.titled(needle), kind__in=KINDS).values_list("title", "kind")
    offered = [(title, kind) for title, kind in entries if needle in normalise(title) and (is_danger(text) or not is_danger(title))]
    return [title for title in _helpful_first(offered, needle) if len(title) <= LONGEST_TITLE]


def _titles_in_english(text: str) -> list[str]:
    """Short English titles with a word that begins as typed."""
    entries = Entry.objects.filter(title_en__gt="", kind__in=KINDS).values_list("title_en", "title", "kind")
    begun = [entry for entry in entries if f" {text}" in f" {normalise(entry[0])}" and len(entry[0]) <= LONGEST_IN_ENGLISH]
    return _helpful_first([(said, kind) for said, title, kind in begun if is_danger(text) or not is_danger(normalise(said), title)], text)


def _helpful_first(titles: Iterable[tuple[str, str]], needle: str) -> list[str]:
    """Help first, then those that begin with it, the shortest first."""
    ranked = sorted((KINDS.index(kind), not normalise(title).startswith(needle), len(title), title) for title, kind in titles)
    return [title for *_, title in ranked]
