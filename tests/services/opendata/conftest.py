"""Readings and releases to ask for, and the memory that answers are kept in."""

import pytest
from django.core.cache import caches

from services.indicators import demo
from tests.factories.figures import closed, quarter_of_facts


@pytest.fixture
def readings(district):
    """Made-up readings of 2019 to 2025."""
    demo.make()


@pytest.fixture
def releases(books):
    """Two closed quarters."""
    for seed, quarter in enumerate(("2026Q2", "2026Q3")):
        quarter_of_facts(seed, quarter)
        closed(quarter, seed)


@pytest.fixture
def memory(settings):
    """The caches of a serving process, empty."""
    backend = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = settings.CACHES | {name: backend | {"LOCATION": name} for name in ("pace", "answers")}
    yield
    for name in ("pace", "answers"):
        caches[name].clear()
