"""Two web workers that keep pages, and a third process that publishes."""

import signal
import time
import urllib.request

import pytest

from portal.operations.management.commands.serve import children
from tests.factories.ports import free_port, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
CHANGE = """
import time
from cms.home.models import HomePage
page = HomePage.objects.get()
page.seo_title = "刚刚发布"
page.save_revision().publish()
print(time.time())
"""


def titles(port: int, asks: int = 24) -> set[bool]:
    """Whether the new title is on the home page, asked so often that both workers answer."""
    pages = [urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20).read().decode() for _ in range(asks)]
    return {"刚刚发布" in page for page in pages}


def test_every_worker_shows_what_was_published_within_a_second(ready_portal):
    port = free_port()
    web = ready_portal.start(*next(child for child in children(port) if child.name == "web").command[1:])
    try:
        wait_for(port)
        assert titles(port) == {False}
        published = float(ready_portal.python(CHANGE))
        time.sleep(max(0.0, published + 1 - time.time()))
        assert titles(port) == {True}
    finally:
        web.send_signal(signal.SIGTERM)
        web.wait(10)
