"""Handlers that a test registers and forgets."""

from collections import defaultdict

import pytest

from portal.outbox import registry


@pytest.fixture
def handlers(monkeypatch) -> dict:
    """An empty registry of handlers and jobs."""
    empty = defaultdict(dict)
    monkeypatch.setattr(registry, "_handlers", empty)
    monkeypatch.setattr(registry, "_makers", defaultdict(dict))
    monkeypatch.setattr(registry, "_schedules", {})
    return empty
