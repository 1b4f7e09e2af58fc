"""What a page weighs for whoever opens it first: bytes as they are sent, requests, and what keeps the page from being seen."""

import gzip
import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.staticfiles import finders

from services.indicators import demo
from tests.factories.pages import make_first_pages, make_plan
from tests.factories.prepared import prepared

LIMIT = 23_000
REQUESTS = 5
PUBLIC = ("/", "/plan/8/measures/10/", "/policies/", "/help/legal-aid/", "/stories/", "/data/indicators/")
FLOW = ("/f/", "/f/a/", "/r/")


@cache
def sent(data: bytes) -> int:
    """Bytes on the line."""
    return len(gzip.compress(data, 6))


def static(address: str) -> bytes:
    """The file at a static address."""
    return Path(finders.find(address.removeprefix("/static/"))).read_bytes()


def asked(page: BeautifulSoup) -> list[str]:
    """What a browser asks for besides the page, pictures left out."""
    links = page.select("link[rel=stylesheet], link[rel=icon], link[rel^=preload]")
    return [link["href"] for link in links] + [script["src"] for script in page.select("script[src]")]


def blocking(page: BeautifulSoup) -> list[Tag]:
    """What must have come before anything is shown."""
    scripts = [script for script in page.select("script[src]") if not script.has_attr("defer") and not script.has_attr("async")]
    return page.select("link[rel=stylesheet]") + scripts


@pytest.fixture
def opened(district, client):
    """Open a page of a portal with content; in large print when asked."""
    make_plan()
    make_first_pages(demo=False)
    prepared(demo.make, "figures of the demo")

    def open_page(path: str) -> tuple[bytes, BeautifulSoup]:
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, path
        return answer.content, BeautifulSoup(answer.content, "lxml")

    return open_page


def test_every_first_page_is_light_and_shown_at_once(opened):
    for path in PUBLIC + FLOW:
        content, page = opened(path)
        files = asked(page)
        weight = sent(content) + sum(sent(static(file)) for file in files)
        assert weight <= LIMIT, f"{path}: {weight} bytes"
        assert 1 + len(files) <= REQUESTS, f"{path}: {files}"
        assert [str(tag.get("href")) for tag in blocking(page)] in (["/static/css/site.css"], ["/static/css/flow.css"]), path
        assert all(picture.has_attr("width") and picture.has_attr("height") for picture in page.select("img")), f"{path}: shifts"


@pytest.mark.parametrize("sheet", ["site", "flow", "elder"])
def test_a_sheet_asks_for_nothing_more(sheet):
    assert re.findall(r"@import|@font-face|url\(\s*['\"]?(?!data:|#)[^)]*\)", static(f"/static/css/{sheet}.css").decode()) == []
