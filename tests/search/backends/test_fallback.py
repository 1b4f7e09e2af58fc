"""While Elasticsearch is away the embedded index answers."""

import time

import pytest
from elasticsearch import ConnectionError as NoConnection

from portal.kit.findable import Document
from search.backends.elastic.engine import ERRORS, Strict
from search.backends.fallback import PAUSE, WithFallback
from search.finding import ask, search
from search.writing import write


class Broken:
    """An engine that fails as often as it is told to."""

    def __init__(self, failures: int) -> None:
        self.failures, self.calls = failures, 0

    def find(self, question):
        self.calls += 1
        if self.calls <= self.failures:
            raise NoConnection("away")
        return "found"


@pytest.fixture
def page(db) -> None:
    write(Document("t:1", "page", "家庭暴力", "/x/"))


def test_the_embedded_index_answers_and_nobody_waits_twice(page):
    broken = Broken(failures=99)
    engine = WithFallback(broken, ERRORS)
    question = ask("家暴")
    assert [engine.find(question).engine for _ in range(3)] == ["embedded"] * 3
    assert broken.calls == 1


def test_it_returns_by_itself(page, monkeypatch):
    engine = WithFallback(Broken(failures=1), ERRORS)
    assert engine.find(ask("家暴")).engine == "embedded"
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + PAUSE + 1)
    assert engine.find(ask("家暴")) == "found"


def test_a_fault_of_our_own_is_not_hidden(page):
    class Faulty:
        def find(self, question):
            raise KeyError("ours")

    with pytest.raises(KeyError):
        WithFallback(Faulty(), ERRORS).find(ask("家暴"))


def test_a_server_that_is_not_there_costs_less_than_its_patience(page, settings):
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", "http://127.0.0.1:9"
    start = time.monotonic()
    found = search("家暴")
    assert found.engine == "embedded"
    assert [hit.key for hit in found.hits] == ["t:1"]
    assert time.monotonic() - start < 2.5


def test_asked_by_name_an_absent_server_is_an_error(db):
    with pytest.raises(NoConnection):
        Strict("http://127.0.0.1:9").find(ask("家暴"))
