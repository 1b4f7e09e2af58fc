"""Every public artefact: pages by following links, files by their addresses, with what the headers say."""

import json
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from django.test import Client
from lxml import html

SEEDS = (
    "/",
    "/data/",
    "/data/services/",
    "/data/api/v1/",
    "/plan/",
    "/plan/8/measures/10/",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/search/",
    "/feed/",
)
PASSING = {"Date", "X-Request-ID", "Set-Cookie", "Content-Security-Policy"}
ONCE = re.compile(rb'(nonce|csrfmiddlewaretoken" value|name="k" value)="[^"]+"')
NOT_PUBLIC = ("/f/", "/r/", "/x/", "/desk/", "/cms/", "/accounts/", "/static/", "/media/", "/i18n/", "/reading/")


def crawl(client: Client, most: int = 400) -> dict[str, tuple[int, dict[str, str], bytes]]:
    """Address to status, headers and body; what is random in every answer (nonces, form keys) is taken out."""
    waiting, found = deque(SEEDS), {}
    while waiting and len(found) < most:
        address = waiting.popleft()
        if address in found or address.startswith(NOT_PUBLIC):
            continue
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = {name: value for name, value in answer.items() if name not in PASSING}
        found[address] = (answer.status_code, headers, ONCE.sub(b"", body))
        if body and answer["Content-Type"].startswith("text/html"):
            waiting.extend(links(address, body))
        if answer["Content-Type"] == "application/json":
            waiting.extend(addresses(json.loads(body)))
    return found


def links(address: str, body: bytes) -> list[str]:
    """The addresses of this site that a page links to."""
    hrefs = html.fromstring(body).xpath("//@href")
    return [target for href in hrefs if (target := urldefrag(urljoin(address, href))[0]).startswith("/")]


def addresses(value: object) -> Iterator[str]:
    """The addresses of published numbers that an answer for programs names."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from addresses(each)
    elif isinstance(value, str) and value.startswith("/data/"):
        yield value
