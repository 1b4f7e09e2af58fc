"""A question and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.backends import choose
from search.backends.answers import Hit
from search.language.question import Question, understand
from search.language.spelling import Speller
from search.lexicon import Titles
from search.models import Entry
from search.pack import thesaurus


@dataclass(frozen=True)
class Result:
    """A hit with the document that it stands for."""

    hit: Hit
    entry: Entry

    @property
    def why(self) -> str:
        """What was typed and the word by which it was found: 家暴 → 家庭暴力."""
        return "; ".join(dict.fromkeys(typed if typed == word else f"{typed} → {word}" for typed, word in self.hit.by))


@dataclass(frozen=True)
class Results:
    """The answer to a question: the results in order, how many of each kind, and which engine gave them."""

    question: Question
    results: tuple[Result, ...]
    kinds: Mapping[str, int]
    engine: str


def ask(typed: str) -> Question:
    """Understand what was typed."""
    words = thesaurus()
    return understand(typed, words, Speller(words, Titles()).mend)


def search(typed: str, *, kind: str = "", backend: str = "") -> Results:
    """Find what was typed; `kind` narrows, `backend` forces an engine. An unreachable engine is replaced, never waited for."""
    question = ask(typed)
    found = choose(backend).find(question, kind)
    entries = Entry.objects.in_bulk([hit.number for hit in found.hits])
    results = tuple(Result(hit, entries[hit.number]) for hit in found.hits if hit.number in entries)
    return Results(question, results, found.kinds or {}, found.engine)
