"""The limit that costs no write."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches

from portal.limits import within_pace

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
