"""The books of a test: a ledger of its own, and a day on which the third quarter of 2026 may be closed."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

AFTER_Q3 = "2026-11-02 09:00:00+08:00"


@pytest.fixture
def books(district, settings, tmp_path) -> Path:
    """The district and an empty ledger; the clock stands after the closing day of 2026Q3. The ledger's folder."""
    settings.LEDGER_DIR = tmp_path / "ledger"
    with time_machine.travel(AFTER_Q3, tick=False):
        yield settings.LEDGER_DIR


@pytest.fixture
def clock_in_utc(monkeypatch) -> Iterator[None]:
    """A server whose own zone is UTC, as most are."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()
