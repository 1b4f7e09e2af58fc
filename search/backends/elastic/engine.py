"""Asking Elasticsearch, strictly: whatever is wrong is an error of the engine."""

from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from search import scoring
from search.backends.answers import Found
from search.backends.elastic import index
from search.backends.elastic.queries import CODE, request, words_of
from search.backends.ordering import ordered
from search.language.question import Question
from search.scoring import Standing

NAME: Final = "elasticsearch"
PATIENCE: Final = 2  # seconds; a reader waits no longer, then the embedded index answers
ERRORS: Final = (ApiError, TransportError)


class WrongIndex(TransportError):
    """There is no index, or one of another shape: `manage.py rebuild_index` makes the right one."""


@lru_cache(maxsize=2)
def client(url: str, patience: float = PATIENCE) -> Elasticsearch:
    """A client that gives up after `patience` seconds and does not try again."""
    return Elasticsearch(url, request_timeout=patience, max_retries=0, retry_on_timeout=False)


class Strict:
    """The engine of the settings' address. The shape of its index is checked before the first question."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_checked = False

    def find(self, question: Question) -> Found:
        """Candidates and where words stand from the server, the order from `search.scoring`. Raises one of ERRORS."""
        asked = client(self.url)
        if not self.is_checked and not index.is_current(asked):
            raise WrongIndex("no index of this shape")
        self.is_checked = True
        answer = asked.search(index=index.ALIAS, body=request(question).to_dict()).body
        words = words_of(question)
        standings = _standings(words, answer)
        ideas = [idea for idea in question.ideas if all(one.word in standings for one in idea.alternatives)]
        scored = scoring.score(ideas, standings, answer["aggregations"]["all"]["doc_count"])
        for hit in answer["hits"]["hits"]:
            if CODE in hit.get("matched_queries", ()):
                scoring.name_exactly(scored, hit["_id"], question.text)
        return ordered(scored, {hit["_id"]: (hit["_id"], hit["_source"]["kind"]) for hit in answer["hits"]["hits"]}, NAME)


def _standings(words: list[str], answer: dict[str, Any]) -> dict[str, Standing]:
    """Word → where it stands, from the names of the queries that matched."""
    spread = answer["aggregations"].get("spread", {}).get("buckets", {})
    standings = {word: Standing(spread=spread[str(place)]["doc_count"]) for place, word in enumerate(words)}
    for hit in answer["hits"]["hits"]:
        for name in hit.get("matched_queries", ()):
            if name != CODE:
                place, field = name.split(":")
                standings[words[int(place)]].add(field, [hit["_id"]])
    return standings


@lru_cache(maxsize=2)
def _of(url: str) -> Strict:
    return Strict(url)


def strict() -> Strict:
    """The engine at the settings' address, one a process."""
    return _of(settings.ELASTICSEARCH_URL)
