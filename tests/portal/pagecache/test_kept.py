"""What many pages ask for is asked once a generation."""

from itertools import count

import pytest

from cms.plan.leads import leads_of
from portal.district.context import strip_hotlines
from portal.pagecache import kept as keeping
from portal.pagecache.kept import kept

asked = count()


@kept
def question(word: str = "") -> str:
    return f"{word}{next(asked)}"


@pytest.fixture
def number(monkeypatch) -> list[int]:
    """Outside any transaction, in a generation that the test chooses."""
    now = [1]
    monkeypatch.setattr(keeping.generation, "current", lambda: (now[0], 1))
    monkeypatch.setattr(keeping, "connection", type("Outside", (), {"in_atomic_block": False}))
    return now


def test_it_is_asked_once_for_each_word(number):
    assert question("a") == question("a") != question("b")


def test_a_new_generation_asks_again(number):
    first = question("c")
    number[0] += 1
    assert question("c") != first


def test_no_answer_is_older_than_a_minute(number, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(keeping.time, "monotonic", lambda: now[0])
    first = question("d")
    now[0] += 59
    assert question("d") == first
    now[0] += 1
    assert question("d") != first


def test_within_a_transaction_it_is_always_asked(db):
    assert question("e") != question("e")


def test_there_is_an_end_to_what_is_kept(number, monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 10)
    for word in range(40):
        question(str(word))
    assert len(keeping.answers) <= 10


def test_numbers_and_leads_are_kept(number, district, django_assert_num_queries):
    strip_hotlines(), leads_of("八.策略.3")
    with django_assert_num_queries(0):
        strip_hotlines(), leads_of("八.策略.3")
