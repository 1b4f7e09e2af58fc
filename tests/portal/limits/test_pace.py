"""The limit that costs a write only every so often, and holds for all processes together."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import OperationalError

from portal.limits import pace, within_pace

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def memory(settings):
    settings.CACHES = settings.CACHES | {"pace": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pace"}}
    yield
    caches["pace"].clear()


def test_so_many_in_a_window_and_then_no_more_until_the_next():
    with time_machine.travel("2026-11-02 09:00:00+08:00", tick=False) as clock:
        assert [within_pace("api", "a", limit=2, per=MINUTE) for _ in range(3)] == [True, True, False]
        assert within_pace("api", "b", limit=2, per=MINUTE)
        assert within_pace("other", "a", limit=2, per=MINUTE)
        clock.shift(60)
        assert within_pace("api", "a", limit=2, per=MINUTE)


def test_no_address_is_kept():
    within_pace("api", "192.0.2.77", limit=2, per=MINUTE)
    assert not [key for key in caches["pace"]._cache if "192.0.2.77" in key]


def test_one_who_was_pushed_out_counts_anew(monkeypatch):
    monkeypatch.setattr(type(caches["pace"]), "add", lambda *_, **__: False)
    assert within_pace("api", "a", limit=1, per=MINUTE)


@time_machine.travel("2026-11-02 09:00:00+08:00", tick=False)
def test_however_many_processes_answer_nobody_gets_more_than_the_limit(settings):
    answered = 0
    for number in range(60):
        settings.CACHES = settings.CACHES | {"pace": settings.CACHES["pace"] | {"LOCATION": f"process {number % 3}"}}
        answered += sum(within_pace("api", "a", limit=120, per=MINUTE) for _ in range(7))
    assert answered == 120


@time_machine.travel("2026-11-02 09:00:00+08:00", tick=False)
def test_within_a_lot_and_after_a_refusal_the_database_is_not_asked(django_assert_num_queries):
    assert within_pace("api", "a", limit=20, per=MINUTE)
    with django_assert_num_queries(0):
        assert all(within_pace("api", "a", limit=20, per=MINUTE) for _ in range(pace.LOT - 1))
    assert [within_pace("api", "a", limit=20, per=MINUTE) for _ in range(pace.LOT + 1)] == [True] * pace.LOT + [False]
    with django_assert_num_queries(0):
        assert not within_pace("api", "a", limit=20, per=MINUTE)


@time_machine.travel("2026-11-02 09:00:00+08:00", tick=False)
def test_while_the_database_does_not_answer_each_process_counts_alone(monkeypatch):
    def gone(*_, **__):
        raise OperationalError

    monkeypatch.setattr(pace, "allow", gone)
    assert [within_pace("api", "a", limit=20, per=MINUTE) for _ in range(21)] == [True] * 20 + [False]
