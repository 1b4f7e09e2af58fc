"""How good an order of results is, against queries whose right answers people wrote down. PURE."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DEPTH: Final = 10
PARTS: Final = (".策略.", ".目标.", "部.")


@dataclass(frozen=True)
class Judged:
    """A query, the plan codes and the topics that answer it."""

    query: str
    codes: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Answered:
    """A result as far as judging needs it; `words` are its title and summary."""

    code: str
    words: str


@dataclass(frozen=True)
class Marks:
    """Of one query, or the mean of many: recall and nDCG at ten, reciprocal rank, whether the first answer was right."""

    recall: float
    ndcg: float
    mrr: float
    first: float


def read(text: str) -> list[Judged]:
    """Lines of `query<TAB>expected`, the first one a header; expected is separated by semicolons: codes of the plan, else topics."""
    judged = []
    for line in text.splitlines()[1:]:
        query, expected = line.split("\t")
        wanted = expected.split(";")
        codes = tuple(one for one in wanted if any(part in one for part in PARTS))
        judged.append(Judged(query, codes, tuple(one for one in wanted if one not in codes)))
    return judged


def mark(judged: Judged, answers: Sequence[Answered]) -> Marks:
    """A plan item is right when its code is expected; another page when a topic stands in its title or summary.

    Recall asks for every expected code, or for any page where only topics are expected. Pages about a topic earn, but the ideal order is
    one of codes: leaving pages out costs nothing.
    """
    top = list(answers[:DEPTH])
    right = [_is_right(judged, answer) for answer in top]
    ideal = max(len(judged.codes), sum(right), 1)
    gained = sum(1 / math.log2(place + 2) for place, is_right in enumerate(right) if is_right)
    possible = sum(1 / math.log2(place + 2) for place in range(min(ideal, DEPTH)))
    found = {answer.code for answer in top} & set(judged.codes)
    first = next((place for place, is_right in enumerate(right) if is_right), None)
    recall = len(found) / len(judged.codes) if judged.codes else float(any(right))
    return Marks(recall, gained / possible, 0.0 if first is None else 1 / (first + 1), float(first == 0))


def mean(marks: Sequence[Marks]) -> Marks:
    """The mean of each measure."""
    count = len(marks) or 1
    return Marks(*(sum(getattr(one, name) for one in marks) / count for name in ("recall", "ndcg", "mrr", "first")))


def _is_right(judged: Judged, answer: Answered) -> bool:
    return answer.code in judged.codes if answer.code else any(topic in answer.words for topic in judged.topics)
