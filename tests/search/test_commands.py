"""What operators type, and what they read when it goes wrong."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.kit.findable import Document
from search.management.commands import rebuild_index
from search.models import Entry
from search.writing import write

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def some(db) -> None:
    for number in range(12):
        write(Document(f"t:{number}", "measure", f"两癌筛查{number}", f"/plan/{number}/", code=f"一.策略.{number}"))


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_search_prints_a_json_list_and_nothing_else(some):
    rows = json.loads(run("search", "两癌", "--json", "--limit", "10"))
    assert len(rows) == 10
    assert set(rows[0]) == {"title", "url", "code", "kind", "score", "why"}
    assert json.loads(run("search", "量子", "--json")) == []
    assert len(run("search", "两癌", "--limit", "3").splitlines()) == 3


@pytest.mark.parametrize(
    "words", [("search", "两癌", "--limit", "0"), ("search", "两癌", "--limit", "-1"), ("search", "两癌", "--backend", "x")]
)
def test_search_refuses_what_makes_no_sense(some, words):
    with pytest.raises(CommandError):
        run(*words)


def test_an_engine_that_is_away_is_said_in_words(some, settings, tmp_path):
    settings.ELASTICSEARCH_URL = NOWHERE
    file = tmp_path / "q.tsv"
    file.write_text("query\texpected\n两癌\t一.策略.6\n")
    for words in (("search", "两癌", "--backend", "elasticsearch"), ("search_report", str(file), "--backend", "elasticsearch")):
        with pytest.raises(CommandError, match="does not answer"):
            run(*words)


def test_a_rebuild_without_elasticsearch_says_that_the_old_index_stays(db, settings):
    settings.ELASTICSEARCH_URL = NOWHERE
    with pytest.raises(CommandError, match="keeps its old index"):
        run("rebuild_index", "--elasticsearch")


def test_a_rebuild_tells_how_far_it_is(db, monkeypatch):
    monkeypatch.setattr(rebuild_index, "SAID_EVERY", 2)
    monkeypatch.setattr(rebuild_index, "everything", lambda: iter([Document(f"t:{n}", "page", "一", "/") for n in range(5)]))
    assert run("rebuild_index").splitlines()[:3] == ["2 documents …", "4 documents …", "5 documents, 0 words"]
    assert Entry.objects.count() == 5


@pytest.mark.parametrize(
    ("text", "said"), [(None, "cannot be read"), ("", "no queries"), ("query\texpected\n", "no queries"), ("a\nb\n", "TAB")]
)
def test_a_report_on_a_bad_file_says_what_is_wrong(db, tmp_path, text, said):
    file = tmp_path / "q.tsv"
    if text is not None:
        file.write_text(text)
    with pytest.raises(CommandError, match=said):
        run("search_report", str(file))


def test_a_report_tells_each_engine_in_a_line(some, tmp_path):
    file = tmp_path / "q.tsv"
    file.write_text("query\texpected\n两癌\t一.策略.6\n量子\t热线\n")
    told = run("search_report", str(file), "--backend", "embedded", "--failures")
    assert "queries 2" in told
    assert "量子" in told
