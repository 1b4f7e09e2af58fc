"""Lines outside the database outlive kills and losses of power."""

import os
import threading
from pathlib import Path
from stat import S_ISDIR

import pytest

from portal.kit.durable import append, lines_of


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "made" / "lines.jsonl"


def test_lines_are_added_in_their_order(file):
    append(file, ["1", "2"])
    append(file, ["三"])
    assert lines_of(file) == ["1", "2", "三"]


def test_a_file_that_there_is_not_holds_nothing(file):
    assert lines_of(file) == []


def test_half_a_line_of_a_killed_process_does_not_count_and_spoils_no_other(file):
    append(file, ["1"])
    file.write_text(file.read_text() + '{"case": "5d', encoding="utf-8")
    assert lines_of(file) == ["1"]
    append(file, ["2"])
    assert lines_of(file) == ["1", "2"]


def test_many_at_once_lose_no_line(file):
    threads = [threading.Thread(target=append, args=(file, [f"{number}-{each}" for each in range(50)])) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lines_of(file)) == sorted(f"{number}-{each}" for number in range(8) for each in range(50))


def test_a_new_file_is_durable_under_its_name_too(file, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(S_ISDIR(os.fstat(descriptor).st_mode)))
    append(file, ["1"])
    assert synced == [False, True]
