"""A quarter is closed once: not too early, not twice, not by two at once, and a draw that may have been seen is never drawn again."""

import hashlib
import json
import multiprocessing
import threading

import pytest
import time_machine
from django.db import connection

from portal.audit.models import Entry
from portal.kit.working_days import YearUnknown
from portal.outbox.sending import enqueue
from services.monitoring import ledger, release
from services.monitoring.models import Fact, Release
from services.monitoring.quarters import TooEarly, closing_day
from services.monitoring.release import LedgerDisagrees, close_quarter
from tests.factories.figures import closed, event, fact, quarter_of_facts


def test_it_cannot_be_closed_before_the_tenth_working_day(books):
    with time_machine.travel(f"{closing_day('2026Q3')} 00:10:00+08:00"):
        close_quarter("2026Q3")
    with time_machine.travel("2026-12-31 23:00:00+08:00"), pytest.raises(TooEarly):
        close_quarter("2026Q4")
    assert str(closing_day("2026Q3")) == "2026-10-20"


@pytest.mark.parametrize("moment", ["2026-09-30 23:59:59.999999+08:00", "2026-10-01 00:00:00+08:00", "2026-10-19 23:59:59.999999+08:00"])
def test_until_the_last_instant_it_is_too_early_and_nothing_is_stored(books, clock_in_utc, moment):
    waiting = event(5)
    enqueue(waiting.topic, **waiting.payload())
    with time_machine.travel(moment, tick=False), pytest.raises(TooEarly):
        close_quarter("2026Q3")
    assert not Release.objects.exists()
    assert not Fact.objects.exists()
    assert not books.exists()


def test_from_the_first_instant_of_the_closing_day_it_is_closed(books, clock_in_utc):
    with time_machine.travel("2026-10-20 00:00:00+08:00", tick=False):
        assert close_quarter("2026Q3").data["closed_on"] == "2026-10-20"


def test_a_clock_that_was_a_day_ahead_at_the_closing_does_not_make_it_open_again(books):
    with time_machine.travel("2026-10-20 09:00:00+08:00"):
        first = close_quarter("2026Q3")
    with time_machine.travel("2026-10-19 09:00:00+08:00"):
        assert close_quarter("2026Q3") == first
    assert Release.objects.count() == 1


def test_a_year_without_a_calendar_is_said(books):
    with time_machine.travel("2099-06-01 09:00:00+08:00"), pytest.raises(YearUnknown):
        close_quarter("2099Q1")


@pytest.mark.parametrize("wrong", ["2026", "2026Q5", "26Q3", "2026q3", "q", "２０２６Q3", "2026Q3\n"])
def test_what_is_no_quarter_is_refused(books, wrong):
    with pytest.raises(ValueError, match="not a quarter"):
        close_quarter(wrong)


def test_closing_twice_gives_the_same_release(books):
    quarter_of_facts(1, "2026Q3")
    first = close_quarter("2026Q3")
    fact(9)
    assert close_quarter("2026Q3").pk == first.pk
    assert Release.objects.count() == 1


def test_its_bytes_lie_in_the_ledger_and_its_digest_in_the_audit_chain(books):
    made = close_quarter("2026Q3")
    content = (books / "2026Q3-v1.json").read_bytes()
    assert content == bytes(made.content)
    assert made.digest == hashlib.sha256(content).hexdigest()
    assert Entry.objects.get(action="release.closed").subject_id == made.digest
    assert content == json.dumps(json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_a_crash_between_ledger_and_commit_draws_nothing_anew(books, monkeypatch):
    quarter_of_facts(1, "2026Q3")
    with monkeypatch.context() as patch:
        patch.setattr(release, "_store", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            close_quarter("2026Q3")
    drawn = (books / "2026Q3-v1.json").read_bytes()
    assert not Release.objects.exists()
    assert bytes(close_quarter("2026Q3").content) == drawn


def test_a_crash_before_the_ledger_leaves_nothing(books, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(ledger.os, "link", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            close_quarter("2026Q3")
    assert list(books.iterdir()) == []
    assert not Release.objects.exists()


def test_an_old_backup_publishes_the_ledgers_bytes(books):
    quarter_of_facts(1, "2026Q3")
    before = bytes(close_quarter("2026Q3").content)
    Release.objects.all().delete()
    Fact.objects.all().delete()
    assert bytes(close_quarter("2026Q3").content) == before


def test_a_lost_ledger_is_written_again_from_the_database(books):
    made = close_quarter("2026Q3")
    (books / "2026Q3-v1.json").unlink()
    close_quarter("2026Q3")
    assert ledger.read("2026Q3", 1) == bytes(made.content)


def test_a_ledger_that_says_something_else_is_not_overruled(books):
    close_quarter("2026Q3")
    (books / "2026Q3-v1.json").write_bytes(b"{}")
    with pytest.raises(LedgerDisagrees):
        close_quarter("2026Q3")


def test_what_waits_in_the_outbox_is_counted_first(books):
    waiting = event(5)
    enqueue(waiting.topic, **waiting.payload())
    close_quarter("2026Q3")
    assert Fact.objects.get().quarter == "2026Q3"


def test_the_tables_add_up(books):
    quarter_of_facts(3, "2026Q3")
    for seed in range(12):
        Release.objects.all().delete()
        for path in books.glob("*.json"):
            path.unlink()
        tables = closed("2026Q3", seed).data["tables"]
        kinds, rows = tables["T1"]["cells"], tables["T2"]["rows"].values()
        assert sum(kinds.values()) == sum(sum(row.values()) for row in rows) == sum(tables["T3"]["cells"].values())
        assert kinds["domestic_violence"] + kinds["other_violence"] == sum(row["violence"] for row in rows)
        assert min(min(kinds.values()), *(min(row.values()) for row in rows), *tables["T3"]["cells"].values()) >= 0


def test_every_cell_gets_noise_zeros_too(books, monkeypatch):
    drawn = []
    monkeypatch.setattr("services.monitoring.content.discrete_laplace", lambda epsilon, below: drawn.append(epsilon) or 1)
    tables = close_quarter("2026Q3").data["tables"]
    assert len(drawn) == 8 + 10 * 3 + 7 + 2
    assert tables["T4"]["cells"] == {"on_time": 1, "late": 1}


def test_the_workload_is_what_was_promised(books):
    tables = close_quarter("2026Q3").data["tables"]
    assert {code: table["epsilon"] for code, table in tables.items()} == {"T1": "3/5", "T2": "9/10", "T3": "1/2", "T4": "1/2"}


def test_the_fallback_publishes_rounded_places_only(books, settings):
    settings.SDC_SCHEME = "round5"
    for number in range(13):
        fact(number)
    for number in range(20, 27):
        fact(number, place="210303003")
    tables = close_quarter("2026Q3").data["tables"]
    assert list(tables) == ["T2"]
    assert tables["T2"]["rows"]["210303002"] == {"violence": 0, "work": 0, "services": 15}
    assert tables["T2"]["rows"]["210303003"]["services"] == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_release(books):
    quarter_of_facts(1, "2026Q3")
    made, start = [], threading.Barrier(2)

    def close() -> None:
        start.wait()
        made.append(close_quarter("2026Q3").digest)
        connection.close()

    threads = [threading.Thread(target=close) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
    assert len(set(made)) == Release.objects.count() == 1


def _write(folder: str, content: bytes, start, told) -> None:
    from django.conf import settings

    settings.LEDGER_DIR = folder
    start.wait()
    try:
        ledger.write("2026Q3", 1, content)
        told.put(content)
    except FileExistsError:
        told.put(None)


def test_of_two_processes_that_write_the_ledger_one_wins(tmp_path):
    fork = multiprocessing.get_context("fork")
    start, told = fork.Barrier(2), fork.Queue()
    writers = [fork.Process(target=_write, args=(str(tmp_path), content, start, told)) for content in (b"a" * 9000, b"b" * 9000)]
    for writer in writers:
        writer.start()
    answers = [told.get(timeout=20) for _ in writers]
    for writer in writers:
        writer.join()
    assert answers.count(None) == 1
    assert (tmp_path / "2026Q3-v1.json").read_bytes() in answers
    assert len(list(tmp_path.iterdir())) == 1
