"""The dashboard is drawn once a generation; whatever is chosen picks from it."""

import pytest
from django.utils.translation import override

from portal.pagecache import kept as keeping
from services.indicators.glance import glance


@pytest.fixture
def generation(monkeypatch) -> list[int]:
    """The generation, to be changed by the test; outside any transaction, where answers are kept."""
    number = [1]
    monkeypatch.setattr(keeping.generation, "current", lambda: (number[0], 1))
    monkeypatch.setattr(keeping, "connection", type("Outside", (), {"in_atomic_block": False}))
    return number


def test_another_choice_of_the_same_year_asks_nothing(screening, approved, resident, generation, django_assert_num_queries):
    approved(screening, 2025, "83.1")
    every = resident.get("/data/indicators/").content.decode()
    with django_assert_num_queries(0):
        chosen = resident.get("/data/indicators/?verdict=reached&domain=一").content.decode()
    assert every.count('<th scope="row">') > chosen.count('<th scope="row">') == 1


def test_what_was_approved_is_there_with_the_next_generation(screening, approved, resident, generation):
    assert "83.1" not in resident.get("/data/indicators/?year=2025").content.decode()
    approved(screening, 2025, "83.1")
    generation[0] += 1
    assert "83.1" in resident.get("/data/indicators/?year=2025").content.decode()


@pytest.mark.usefixtures("generation")
def test_each_language_has_its_own_rows(screening, approved):
    approved(screening, 2025, "83.1")
    with override("en"):
        assert 'data-label="Value"' in glance(2025, "en").entries[0].row
    with override("zh-hans"):
        assert 'data-label="Value"' not in glance(2025, "zh-hans").entries[0].row
