"""The index inside the portal's own database: always there, never behind the pages."""

from types import ModuleType
from typing import Any, Final

from django.db import connection
from django.db.models import Max, Min

from search import ranking, scoring
from search.backends import postgres, sqlite
from search.backends.answers import Found
from search.backends.ordering import ordered
from search.columns import Columns
from search.language.question import Question
from search.language.text import is_han, phrase
from search.models import Entry
from search.scoring import Standing

NAME: Final = "embedded"


def dialect() -> ModuleType:
    """How this database keeps the index."""
    return sqlite if connection.vendor == "sqlite" else postgres


def write(rows: list[tuple[int, Columns]], *, are_new: bool = False) -> None:
    """Store rows under the numbers of their entries, in the caller's transaction."""
    with connection.cursor() as cursor:
        if not are_new:
            dialect().take(cursor, [number for number, _ in rows])
        dialect().put(cursor, rows)


def remove(numbers: list[int]) -> None:
    """Forget rows, in the caller's transaction."""
    with connection.cursor() as cursor:
        dialect().take(cursor, numbers)


def empty() -> None:
    """Forget everything, in the caller's transaction."""
    with connection.cursor() as cursor:
        for statement in dialect().EMPTY:
            cursor.execute(statement)


def finish() -> None:
    """Put the stored parts together after the whole index was written: questions then walk through one list a word, not through many."""
    with connection.cursor() as cursor:
        for statement in dialect().FINISH:
            cursor.execute(statement)


def stands(word: str) -> bool:
    """Whether a word stands in any text."""
    with connection.cursor() as cursor:
        return bool(_numbers(cursor, "title", phrase(word), 1) or _numbers(cursor, "body", phrase(word), 1))


def titled(word: str) -> list[int]:
    """The numbers of entries in whose title a word stands, at most `ranking.DEPTH`."""
    tokens = phrase(word)
    with connection.cursor() as cursor:
        return _numbers(cursor, "ones" if is_lone(word) else "title", tokens, ranking.DEPTH) if tokens else []


def is_lone(word: str) -> bool:
    """Whether it is a single Chinese character: those stand in a list of their own."""
    return len(word) == 1 and is_han(word)


class Embedded:
    """The engine that is always there."""

    def find(self, question: Question) -> Found:
        """Look up each word in each field, score, order."""
        span = _span()
        words = list(dict.fromkeys(one.word for idea in question.ideas for one in idea.alternatives))[: ranking.WIDEST]
        with connection.cursor() as cursor:
            standings = {word: _standing(cursor, word, span) for word in words}
        ideas = [idea for idea in question.ideas if all(one.word in standings for one in idea.alternatives)]
        scored = scoring.score(ideas, standings, len(span))
        for number in Entry.objects.filter(code__in=question.codes).values_list("pk", flat=True):
            scoring.name_exactly(scored, number, question.text)
        rows = Entry.objects.filter(pk__in=list(scored)).values_list("pk", "key", "kind")
        return ordered(scored, {number: (key, kind) for number, key, kind in rows}, NAME)


ENGINE: Final = Embedded()


def _span() -> range:
    """The numbers of the entries. A rebuild gives new ones in a row, so their span is how many there are, without counting."""
    ends = Entry.objects.aggregate(first=Min("pk"), last=Max("pk"))
    return range(ends["first"], ends["last"] + 1) if ends["last"] else range(0)


def _standing(cursor: Any, word: str, span: range) -> Standing:
    """Where a word stands. When a field has more documents than anybody reads, the lesser fields are not asked."""
    tokens, standing = phrase(word), Standing()
    fields = {"ones": "title"} if is_lone(word) else dict.fromkeys(scoring.FIELD_WEIGHTS)
    for name, counts_as in fields.items() if tokens else ():
        numbers = _numbers(cursor, name, tokens, ranking.DEPTH)
        if numbers:
            standing.add(counts_as or name, numbers)
            standing.measure(numbers, span)
        if len(numbers) >= ranking.DEPTH:
            break
    return standing


def _numbers(cursor: Any, name: str, tokens: tuple[str, ...], limit: int) -> list[int]:
    cursor.execute(dialect().FIND[name], [dialect().expression(name, tokens), limit])
    return [row[0] for row in cursor.fetchall()]


def create(**kwargs: Any) -> None:
    """Make the tables that no model describes, after the models' own (`post_migrate`)."""
    with connection.cursor() as cursor:
        for statement in dialect().CREATE:
            cursor.execute(statement)
