"""A question and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from search import ranking
from search.backends.answers import Hit
from search.backends.choosing import choose
from search.language.question import Question, understand
from search.language.spelling import Speller
from search.lexicon import Titles
from search.models import Entry
from search.naming import names
from search.pack import thesaurus
from search.writing import current

LOOKED_AT_AGAIN: Final = {"story"}
WITH_NAMES: Final = {"policy"}


@dataclass(frozen=True)
class Results:
    """The answer to a question: hits best first, and which engine gave them."""

    question: Question
    hits: tuple[Hit, ...]
    engine: str


def ask(typed: str) -> Question:
    """Understand what was typed."""
    words = thesaurus()
    return understand(typed, words, Speller(words, Titles()).mend)


def search(typed: str, *, backend: str = "") -> Results:
    """Find what was typed; `backend` asks one engine and no other. Without it an engine that does not answer is replaced."""
    question = ask(typed)
    found = choose(backend).find(question)
    return Results(question, _named_first(question, found.hits), found.engine)


def _named_first(question: Question, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """A law that was called by its name stands before all others."""
    laws = [hit.key for hit in hits if hit.kind in WITH_NAMES]
    titles = Entry.objects.filter(key__in=laws).values_list("key", "title")
    named = {key for key, title in titles if names(question, title)}
    raised = [replace(hit, score=hit.score + ranking.EXACT) if hit.key in named else hit for hit in hits]
    return tuple(sorted(raised, key=lambda hit: -hit.score)) if named else hits


def entries_of(hits: Sequence[Hit]) -> list[Entry]:
    """The entries of the hits in their order; one that is no longer published is left out.

    A story is looked at again: whatever happened to the index, a woman who has withdrawn her consent is not shown.
    """
    entries = {entry.key: entry for entry in Entry.objects.filter(key__in=[hit.key for hit in hits])}
    return [entry for hit in hits if (entry := entries.get(hit.key)) and (entry.kind not in LOOKED_AT_AGAIN or current(entry.key))]


def why(hit: Hit) -> str:
    """What was typed and the word by which it was found: 家暴 → 家庭暴力."""
    return "; ".join(dict.fromkeys(typed if typed == word else f"{typed} → {word}" for typed, word in hit.by))
