"""`manage.py close_quarter` says what it did or what to do, and ends with a code that a script can read."""

import pytest
import time_machine
from django.core.management import CommandError, call_command

from services.monitoring.models import Release


def test_it_says_the_digest_and_the_second_time_that_nothing_changed(books, capsys):
    call_command("close_quarter", "2026Q3")
    first = capsys.readouterr().out
    call_command("close_quarter", "2026Q3")
    second = capsys.readouterr().out
    assert Release.objects.get().digest in first
    assert "nothing changed" in second


def test_with_a_clock_that_went_back_a_day_it_does_not_say_that_the_quarter_is_open(books, capsys):
    for day in ("2026-10-20", "2026-10-19"):
        with time_machine.travel(f"{day} 09:00:00+08:00"):
            call_command("close_quarter", "2026Q3")
    assert "nothing changed" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("day", "quarter", "code", "words"),
    [
        ("2026-11-02", "2026-Q3", 1, "write it as 2026Q3"),
        ("2026-10-19", "2026Q3", 2, "can be closed on 2026-10-20"),
        ("2026-11-02", "2026Q4", 2, "still open"),
        ("2099-11-02", "2099Q1", 3, "calendar.tsv"),
    ],
)
def test_what_cannot_be_closed_is_said(books, day, quarter, code, words):
    with time_machine.travel(f"{day} 12:00:00+08:00"), pytest.raises(CommandError, match=words) as refused:
        call_command("close_quarter", quarter)
    assert refused.value.returncode == code
    assert not Release.objects.exists()


def test_a_ledger_that_disagrees_is_said(books):
    call_command("close_quarter", "2026Q3")
    (books / "2026Q3-v1.json").write_bytes(b"{}")
    with pytest.raises(CommandError, match="differ") as refused:
        call_command("close_quarter", "2026Q3")
    assert refused.value.returncode == 4
