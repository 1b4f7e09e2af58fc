"""Turns among threads and processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from portal.kit.sqlite3.turns import Turn

HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "turn")


def test_one_has_it_at_a_time(path):
    first, second = Turn(), Turn()
    first.take(path, seconds=0)
    with pytest.raises(OperationalError, match="database is locked"):
        second.take(path, seconds=0.01)
    first.give()
    second.take(path, seconds=0)
    second.give()


def test_it_may_be_given_back_twice(path):
    turn = Turn()
    turn.take(path, seconds=0)
    turn.give()
    turn.give()
    turn.take(path, seconds=0)
    turn.give()


def test_a_killed_process_gives_it_back(path):
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OperationalError):
            Turn().take(path, seconds=0)
        other.kill()
        other.wait()
        turn = Turn()
        turn.take(path, seconds=5)
        turn.give()


def test_waiting_in_vain_leaves_nothing_open(path):
    first = Turn()
    first.take(path, seconds=0)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OperationalError):
        Turn().take(path, seconds=0)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    first.give()
    assert os.stat(path).st_mode & 0o077 == 0
