"""Counters that are exact, forget by themselves, and name nobody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from portal.limits import allow, prune
from portal.limits.models import Counter

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to("2026-11-24T01:00:05+00:00", tick=False)
    return time_machine


@pytest.mark.django_db
def test_exactly_so_many_acts_are_allowed_in_a_window():
    assert [allow("look-up", "192.0.2.1", limit=3, per=MINUTE) for _ in range(5)] == [True, True, True, False, False]


@pytest.mark.django_db
def test_sources_and_acts_are_counted_apart():
    assert allow("look-up", "192.0.2.1", limit=1, per=MINUTE)
    assert allow("look-up", "192.0.2.2", limit=1, per=MINUTE)
    assert allow("submit", "192.0.2.1", limit=1, per=MINUTE)
    assert not allow("look-up", "192.0.2.1", limit=1, per=MINUTE)


@pytest.mark.django_db
def test_the_next_window_starts_from_nothing(clock):
    assert allow("look-up", "192.0.2.1", limit=1, per=MINUTE)
    clock.shift(MINUTE)
    assert allow("look-up", "192.0.2.1", limit=1, per=MINUTE)


@pytest.mark.django_db
def test_a_limit_of_nothing_allows_nothing():
    assert not allow("look-up", "192.0.2.1", limit=0, per=MINUTE)


@pytest.mark.django_db
def test_no_row_says_who_or_what(clock):
    allow("look-up", "192.0.2.1", limit=9, per=MINUTE)
    row = " ".join(str(value) for value in Counter.objects.values_list().get())
    assert "192.0.2.1" not in row
    assert "look-up" not in row


@pytest.mark.django_db
def test_the_same_visitor_leaves_another_trace_in_the_next_window(clock):
    allow("look-up", "192.0.2.1", limit=9, per=MINUTE)
    clock.shift(MINUTE)
    allow("look-up", "192.0.2.1", limit=9, per=MINUTE)
    assert Counter.objects.values("key").distinct().count() == 2


@pytest.mark.django_db
def test_windows_that_are_over_are_deleted_and_no_others(clock):
    allow("look-up", "192.0.2.1", limit=9, per=MINUTE)
    assert prune() == 0
    clock.shift(2 * MINUTE)
    allow("look-up", "192.0.2.1", limit=9, per=MINUTE)
    assert prune() == 1
    assert Counter.objects.count() == 1


@pytest.mark.django_db
def test_a_refusal_writes_no_more_than_two_counts_and_one_row(django_assert_max_num_queries):
    allow("look-up", "192.0.2.1", limit=1, per=MINUTE)
    with django_assert_max_num_queries(3):
        allow("look-up", "192.0.2.1", limit=1, per=MINUTE)
    with django_assert_max_num_queries(1):
        allow("look-up", "192.0.2.1", limit=9, per=MINUTE)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_exactly():
    def act(number: int) -> bool:
        try:
            return allow("submit", "everyone", limit=25, per=MINUTE)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(act, range(60)))
    assert answers.count(True) == 25
    assert Counter.objects.get().count == 25
