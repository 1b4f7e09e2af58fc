"""From a question to a request of Elasticsearch. PURE.

The server finds candidates and tells of each which words stand where (named queries) and of each word in how many documents it stands
(aggregations). The order is then made by `search.scoring`, the same for both engines.
"""

from typing import Any, Final

from elasticsearch.dsl import Q, Search
from elasticsearch.dsl.query import Query

from search import ranking, scoring
from search.language.question import Question
from search.language.text import is_han, phrase

CODE: Final = "code"


def words_of(question: Question) -> list[str]:
    """The different words of a question, at most `ranking.WIDEST`; their place is their name in the request."""
    words = dict.fromkeys(one.word for idea in question.ideas for one in idea.alternatives)
    return [word for word in words if phrase(word)][: ranking.WIDEST]


def request(question: Question) -> Search:
    """The whole request; without a word it finds nothing."""
    words = words_of(question)
    clauses = [clause for place, word in enumerate(words) for clause in _clauses(place, word)]
    if question.codes:
        clauses.append(Q("terms", code=list(question.codes), boost=ranking.EXACT, _name=CODE))
    search = Search().query(Q("bool", should=clauses, minimum_should_match=1) if clauses else Q("match_none"))
    search = search.extra(size=ranking.CANDIDATES, track_total_hits=False).source(["key", "kind"])
    search.aggs.bucket("all", "global")
    if words:
        counted = {str(place): Q("bool", should=_clauses(place, word, named=False)) for place, word in enumerate(words)}
        search.aggs.bucket("spread", "filters", filters=counted)
    return search


def _clauses(place: int, word: str, *, named: bool = True) -> list[Query]:
    """A word in each field; a lone character only where titles and keywords list theirs."""
    if len(word) == 1 and is_han(word):
        return [_stands("ones", "title", place, word, named)]
    return [_stands(name, name, place, word, named) for name in scoring.FIELD_WEIGHTS]


def _stands(field: str, counts_as: str, place: int, word: str, named: bool) -> Query:
    about: dict[str, Any] = {"query": " ".join(phrase(word))}
    if named:
        about |= {"boost": scoring.FIELD_WEIGHTS[counts_as], "_name": f"{place}:{counts_as}"}
    return Q("match_phrase", **{field: about})
