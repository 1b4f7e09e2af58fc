"""Parts that a machine may lack: a test that needs one says so in a line when it is skipped; with REQUIRE=all a skip is a failure."""

import os
import shutil
from urllib.parse import urlsplit

import pytest

MARKS = {
    "browser": ("Chromium", lambda: shutil.which("chromium")),
    "postgres": ("PostgreSQL (TEST_POSTGRES_URL)", lambda: os.environ.get("TEST_POSTGRES_URL")),
    "nginx": ("nginx", lambda: shutil.which("nginx")),
    "elasticsearch": ("Elasticsearch (ELASTICSEARCH_URL)", lambda: os.environ.get("ELASTICSEARCH_URL")),
    "redis": ("Redis (TEST_REDIS_URL)", lambda: os.environ.get("TEST_REDIS_URL")),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, or let fail, what needs an absent part."""
    for item in items:
        for mark, (part, found) in MARKS.items():
            if item.get_closest_marker(mark) and not found():
                item.add_marker(pytest.mark.skip(reason=f"{part} is not on this machine"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """With REQUIRE=all nothing may be skipped."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE") == "all" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped although REQUIRE=all: {report.longrepr[2] if report.longrepr else ''}"
    return report


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Chromium's executable."""
    return shutil.which("chromium") or pytest.skip("Chromium is not on this machine")


@pytest.fixture(scope="session")
def shell_path(chromium_path: str) -> str:
    """Chromium without the interface around the page, where that is there: the same pages for a third of the work."""
    return shutil.which("chromium-headless-shell") or chromium_path


@pytest.fixture(scope="session")
def redis_url() -> str:
    """A database of the test Redis that no other process of this run has: tests empty it."""
    given = os.environ.get("TEST_REDIS_URL") or pytest.skip("Redis (TEST_REDIS_URL) is not on this machine")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return urlsplit(given)._replace(path=f"/{int(worker)}").geturl()
