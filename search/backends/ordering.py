"""The last step of both engines: weigh by kind, put in order, cut. PURE."""

from collections.abc import Mapping
from typing import Any

from search import ranking
from search.backends.answers import Found, Hit
from search.scoring import Scored


def ordered(scored: Mapping[Any, Scored], about: Mapping[Any, tuple[str, str]], engine: str) -> Found:
    """`about`: document → key and kind; what is not in it no longer exists. Keys decide between equals, so that pages do not shift."""
    hits = [
        Hit(key, kind, scored[document].score * ranking.KIND.get(kind, ranking.OTHER_KIND), tuple(scored[document].by))
        for document, (key, kind) in about.items()
        if document in scored
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.key))
    return Found(tuple(hits[: ranking.DEEPEST]), engine)
