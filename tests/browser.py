"""Chromium for tests. It ends with the file that used it: an open loop would forbid the database to the tests that follow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest, chromium_path: str, shell_path: str) -> Iterator[Browser]:
    """A fresh Chromium, shared by the tests of one file; the whole one where the file is marked so."""
    executable = chromium_path if request.node.get_closest_marker("whole_browser") else shell_path
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield launched
        launched.close()
