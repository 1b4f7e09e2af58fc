"""A real Elasticsearch: the same answers, nothing lost, nothing old."""

import os

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from elasticsearch.dsl import Index

from portal.kit.findable import Document
from portal.outbox.dispatch import drain
from search.backends.elastic import documents, index
from search.backends.elastic.engine import Strict, WrongIndex, client
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


def test_a_rebuild_leaves_no_gap_and_no_old_index(elastic, monkeypatch):
    before = index.names(elastic)
    seen = []
    switch = index._switch

    def watched(asked, name):
        seen.append(found("办法第7号")[:1])
        switch(asked, name)

    monkeypatch.setattr(index, "_switch", watched)
    call_command("rebuild_index")
    assert seen == [["t:7"]] or seen == [[]]
    after = index.names(elastic)
    assert len(after) == 1
    assert after != before
    assert list(elastic.indices.get_alias(name=index.ALIAS).body) == after


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
