"""Which files come first, so that no worker waits for another: neither at the end nor at the beginning.

A browser's journey takes as long as a hundred small tests, and begun last it leaves the other worker idle. One worker makes the portal that
all journeys copy (a minute); what needs no database keeps the other one busy meanwhile.
"""

from pathlib import Path

import pytest

LONG = ("browser", "slow")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One file that needs that portal, those without a database, the other long ones, the rest; each file's own order unchanged."""
    first = next((item.path for item in items if "ready" in getattr(item, "fixturenames", ())), None)
    kept = {item.path for item in items if item.get_closest_marker("database")}
    long = {item.path for item in items if any(item.get_closest_marker(mark) for mark in LONG)}

    def turn(path: Path) -> int:
        return 0 if path == first else 1 if path not in kept else 2 if path in long else 3

    items.sort(key=lambda item: turn(item.path))
