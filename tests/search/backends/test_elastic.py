"""A real Elasticsearch: the same answers, nothing lost, nothing old."""

import contextlib
import os
import socket
import socketserver
import threading
import time
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import override_settings
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Index

from portal.kit.findable import Document
from portal.outbox.dispatch import drain
from search.backends.elastic import documents, index
from search.backends.elastic.engine import ERRORS, PATIENCE, Strict, WrongIndex, client
from search.backends.fallback import PAUSE, WithFallback
from search.finding import ask, search
from search.models import Entry
from search.writing import remove, rewrite, write
from tests.search.library import Library
from tests.search.test_relevance import CASES, Relevance

URL = os.environ.get("ELASTICSEARCH_URL", "")
pytestmark = pytest.mark.elasticsearch


@override_settings(ELASTICSEARCH_URL=URL)
class TestElasticsearch(Relevance, Library):
    engine = "elasticsearch"

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        index.rebuild(client(URL, 60))

    def test_both_engines_give_the_same_answers(self):
        for case in CASES:
            ours, theirs = (search(case.query, backend=name).hits[:10] for name in ("embedded", "elasticsearch"))
            assert [hit.key for hit in ours][:1] == [hit.key for hit in theirs][:1], case.query
            assert len({hit.key for hit in ours[:5]} & {hit.key for hit in theirs[:5]}) >= min(4, len(ours)), case.query


@pytest.fixture
def elastic(db, settings):
    """An index of this test's own documents, behind the alias."""
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", URL
    rewrite([Document(f"t:{number}", "page", f"办法第{number}号", f"/{number}/") for number in range(20)])
    index.rebuild(client(URL, 60))
    return client(URL, 60)


def found(words: str) -> list[str]:
    client(URL).indices.refresh(index=index.PATTERN)
    return [hit.key for hit in Strict(URL).find(ask(words)).hits]


def test_news_arrives_by_the_outbox(elastic):
    write(Document("t:new", "page", "领养登记", "/new/"))
    assert found("领养登记") == []
    drain()
    assert found("领养登记") == ["t:new"]
    remove("t:new")
    drain()
    assert found("领养登记") == []


def test_late_news_overwrites_nothing(elastic):
    write(Document("t:1", "page", "领养登记", "/1/"))
    index.follow(elastic, "t:1", 1_000_000)
    Entry.objects.filter(key="t:1").update(title="送养登记")
    index.follow(elastic, "t:1", 999_999)
    assert found("领养登记") == ["t:1"]
    assert found("送养") == []


def test_a_rebuild_leaves_no_gap_and_no_old_index(elastic):
    """A reader asks without pause while three rebuilds fill and switch: each answer is whole, and none is an error."""
    before, answers, is_over = index.names(elastic), [], threading.Event()
    question = ask("办法第7号")

    def read():
        while not is_over.is_set():
            try:
                answers.append([hit.key for hit in Strict(URL).find(question).hits][:1])
            except Exception as error:  # noqa: BLE001  whatever it is, a reader would have seen it
                answers.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(3):
            index.rebuild(elastic)
    finally:
        is_over.set()
        reader.join()
    assert len(answers) > 10
    assert [answer for answer in answers if answer != ["t:7"]] == []
    after = index.names(elastic)
    assert len(after) == 1
    assert after != before
    assert list(elastic.indices.get_alias(name=index.ALIAS).body) == after


def test_a_server_that_is_full_for_a_moment_is_asked_again(elastic, monkeypatch):
    sent, bulk = [], Elasticsearch.bulk

    def busy_at_first(self, *args, **kwargs):
        answer = bulk(self, *args, **kwargs)
        sent.append(len(answer["items"]))
        if len(sent) == 1:
            refused = {"_index": "x", "_id": "t:3", "status": 429, "error": {"type": "es_rejected_execution_exception"}}
            answer.body["items"][3] = {"index": refused}
        return answer

    monkeypatch.setattr(Elasticsearch, "bulk", busy_at_first)
    monkeypatch.setattr("elasticsearch.helpers.actions.time.sleep", lambda seconds: None)
    assert index.rebuild(elastic) == 20
    assert sent == [20, 1]
    assert found("办法第3号")[:1] == ["t:3"]


def test_what_the_server_has_lost_or_kept_too_long_is_told_again(elastic):
    assert index.mend(elastic) == 0
    lost = Entry.objects.get(key="t:4")
    Entry.objects.filter(pk=lost.pk).delete()
    index.rebuild(elastic)
    lost.save(force_insert=True)
    (name,) = index.names(elastic)
    elastic.index(index=name, id="t:gone", document={"key": "t:gone", "title": "领养 养登 登记"}, refresh=True)
    assert index.mend(elastic) == 2
    drain()
    assert found("办法第4号")[:1] == ["t:4"]
    assert found("领养登记") == []
    assert index.mend(elastic) == 0


class Line(socketserver.ThreadingTCPServer):
    """A line to the server that hangs or carries, as it is told."""

    daemon_threads = True
    hangs = True

    class Call(socketserver.BaseRequestHandler):
        """One connection; while the line hangs nothing is answered."""

        def handle(self):
            if self.server.hangs:
                time.sleep(6)
                return
            with socket.create_connection((urlsplit(URL).hostname, urlsplit(URL).port)) as beyond:
                threading.Thread(target=carry, args=(beyond, self.request), daemon=True).start()
                carry(self.request, beyond)


def carry(source, target):
    """What comes from one end goes to the other."""
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)


def test_a_server_that_hangs_costs_one_reader_two_seconds_and_comes_back_by_itself(elastic, monkeypatch):
    with Line(("127.0.0.1", 0), Line.Call) as line:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        engine, question = WithFallback(Strict(f"http://127.0.0.1:{line.server_address[1]}"), ERRORS), ask("办法第7号")
        took = []
        for _ in range(3):
            start = time.monotonic()
            assert engine.find(question).engine == "embedded"
            took.append(time.monotonic() - start)
        assert took[0] < PATIENCE + 1
        assert max(took[1:]) < 0.5
        line.hangs = False
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now + PAUSE + 1)
        assert engine.find(question).engine == "elasticsearch"
        line.shutdown()


def test_what_changes_during_a_rebuild_is_newer_afterwards(elastic, monkeypatch):
    source = index.source

    def slow(entry):
        old = source(entry)
        if entry.key == "t:3" and not Entry.objects.filter(title="送养登记").exists():
            write(Document("t:3", "page", "送养登记", "/3/"))
            drain()
        return old

    monkeypatch.setattr(index, "source", slow)
    index.rebuild(elastic)
    assert found("送养登记") == ["t:3"]


def test_a_refused_document_keeps_the_old_index(elastic, monkeypatch):
    source = index.source
    monkeypatch.setattr(index, "source", lambda entry: source(entry) | ({"unknown": 1} if entry.key == "t:5" else {}))
    before = index.names(elastic)
    with pytest.raises(index.RebuildFailed):
        index.rebuild(elastic)
    assert index.names(elastic) == before


def test_an_index_of_another_shape_is_not_asked(elastic, monkeypatch):
    monkeypatch.setattr(index, "fingerprint", lambda: "another")
    with pytest.raises(WrongIndex):
        Strict(URL).find(ask("办法"))
    monkeypatch.undo()
    assert index.is_current(elastic)


def test_no_index_at_all_is_said(elastic):
    for name in index.names(elastic):
        elastic.indices.delete(index=name)
    with pytest.raises(WrongIndex):
        Strict(URL).find(ask("办法"))
    assert settings.SEARCH_ENGINE == "elasticsearch"
    assert search("办法第3号").engine == "embedded"


def test_odd_words_break_nothing(elastic):
    for words in ("。，", '"*:AND', "'; DROP", "😀", "*", "a" * 200, "字" * 200, "八.策略.99"):
        Strict(URL).find(ask(words))


def test_the_shape_is_what_the_server_has(elastic):
    made = Index(index.ALIAS, using=elastic).get_mapping()
    properties = next(iter(made.values()))["mappings"]["properties"]
    assert set(properties) == {"key", "kind", "code", *documents.TEXTS}
