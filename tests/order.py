"""Whole stories first: a browser's journey takes as long as a hundred small tests, and begun last it leaves the other worker idle."""

import pytest

LONG = ("browser", "slow")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with long tests before the others, each file's own order unchanged."""
    long = {item.path for item in items if any(item.get_closest_marker(mark) for mark in LONG)}
    items.sort(key=lambda item: item.path not in long)
