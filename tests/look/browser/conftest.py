"""The quiet shell under a real browser, served by nothing but a few lines: what the exit does must not depend on the portal."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from playwright.sync_api import Browser, BrowserContext

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"


class Desk(BaseHTTPRequestHandler):
    """`/page` is the quiet shell with a secret, `/x/` the way out, `/away` where it leads."""

    server: "Stage"

    def do_GET(self) -> None:
        self.server.calls.append(f"GET {self.path}")
        if self.path == "/x/":
            self.answer(303, b"", Location="/away")
        elif self.path.startswith("/static/"):
            self.answer(200, Path(finders.find(self.path.removeprefix("/static/"))).read_bytes(), guess_type(self.path)[0] or "")
        elif self.path == "/page":
            self.answer(200, self.server.page)
        else:
            self.answer(200, f"<title>{self.path}</title><p>{self.path}</p>".encode())

    def do_POST(self) -> None:
        self.server.calls.append(f"POST {self.path}")
        self.server.told.set()
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.answer(204, b"")

    def answer(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), "Content-Security-Policy": POLICY, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Stage(ThreadingHTTPServer):
    """A server that remembers what was asked of it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.calls: list[str] = []
        self.told = threading.Event()
        shell = render_to_string("quiet.html", {"district": {"exit_url": self.url("/away")}})
        self.page = shell.replace("</main>", '<p>a secret</p><input id="box"></main>').encode()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


@pytest.fixture
def stage() -> Iterator[Stage]:
    served = Stage()
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.set_default_timeout(5000)
    yield context
    context.close()
