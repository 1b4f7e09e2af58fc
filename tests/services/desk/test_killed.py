"""Killed before any write of a request of the desk and sent again, the act has happened exactly once (S6-06).

What was committed changes at writes only, so dying before each of them, and after the last, covers every statement.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.faults.statements import Killed, writes_of
from tests.services.desk.counting import counted, grown
from tests.services.desk.preparing import ACTS, Cast, gathered

TELLS_ITSELF = {"log_hotline_call"}
"""No audit row beside it: the row of the call says who took it and when."""


@pytest.fixture
def cast(caseworker, monkeypatch, settings, tmp_path) -> Cast:
    settings.LEDGER_DIR = tmp_path
    return gathered(caseworker, monkeypatch)


def dies_at(number: int) -> Callable:
    """Lets `number` statements through and dies once; what follows is the database taking back what was not committed."""
    seen: Counter[str] = Counter()

    def wrapper(execute: Callable, sql: str, *rest: Any) -> Any:
        seen["n"] += 1
        if seen["n"] == number + 1 and not sql.startswith("RELEASE"):
            raise Killed
        return execute(sql, *rest)

    return wrapper


@pytest.mark.slow
@pytest.mark.parametrize("name", ACTS)
def test_killed_before_any_write_and_sent_again_it_has_happened_exactly_once(name, cast):
    ACTS[name](cast)()  # what is read once only stands in no later count of statements
    run, before = ACTS[name](cast), counted()
    places = writes_of(run)
    whole = grown(before)
    assert whole["Entry"] > 0 or name in TELLS_ITSELF
    for number in places:
        run, before = ACTS[name](cast), counted()
        try:
            with connection.execute_wrapper(dies_at(number)):
                run()
        except Killed:
            pass
        assert grown(before) in (whole, dict.fromkeys(whole, 0)), number
        for _ in range(2):
            run()
        assert grown(before) == whole, number
