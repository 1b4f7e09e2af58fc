"""What is measured: a page of the plan, a request that is sent, and the smallest things of the same kind."""

import time
import urllib.request
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.kit import receipts
from portal.operations.demo_requests import REQUESTS
from portal.pagecache.kept import answers
from services.intake import drafts
from services.intake.flows import flow_of
from services.intake.submission import submit
from tests.benchmarks.load import Ask

MEASURE = "/plan/1/measures/3/"
HOME, POLICIES, BARE, CONSTANT = "/", "/policies/", "/bare/", "/bench/constant/"
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
CSRF = "a" * 32


def measure_page() -> tuple[int, float]:
    """Queries of the first reader after a publication, and milliseconds of CPU of those after her; nothing of the page itself is kept."""
    return queries_of(MEASURE), min(_seconds(getter(MEASURE)) for _ in range(10)) * 1000 / 50


def queries_of(path: str) -> int:
    """Queries of a page for the first reader after a publication."""
    get = getter(path)
    get()
    answers.clear()
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    get()
    connection.force_debug_cursor = False
    return len(connection.queries_log)


def getter(path: str) -> Callable[[], None]:
    """Asks this process for `path`, past everything but the portal itself."""
    serve, environ = get_wsgi_application(), RequestFactory(SERVER_NAME="127.0.0.1").get(path).environ

    def check(status: str, headers: object) -> None:
        assert status == "200 OK", status

    return lambda: serve(dict(environ), check).close()  # type: ignore[attr-defined, no-any-return]


def packed(port: int) -> bytes:
    """The measure page as a browser gets it."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{MEASURE}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


def _seconds(get: Callable[[], None]) -> float:
    """CPU seconds of fifty pages."""
    start = time.process_time()
    for _ in range(50):
        get()
    return time.process_time() - start


def submitted() -> tuple[int, int]:
    """Write statements and commits of one complete submit."""
    draft = filled()
    with CaptureQueriesContext(connection) as queries:
        submit(flow_of("legal_aid"), draft)
    statements = [query["sql"].split()[0] for query in queries]
    return sum(word in WRITES for word in statements), statements.count("COMMIT")


def filled() -> drafts.Open:
    """A draft with every question answered."""
    draft = drafts.start("legal_aid")
    for step, given in REQUESTS[0].items():
        draft.save_step(int(step), given, version=draft.row.version)
    return draft


def sends(count: int) -> list[Ask]:
    """So many women about to press “send”."""
    return [_send(filled()) for _ in range(count)]


def _send(draft: drafts.Open) -> Ask:
    response = HttpResponse()
    draft.token.give(response, drafts.COOKIE)
    cookies = f"{drafts.COOKIE}={response.cookies[drafts.COOKIE].value}; csrftoken={CSRF}"
    agreed = {"c1": "on", "c2": "on", "c3": "on"}
    body = urlencode({"k": receipts.sign(draft.key), "v": draft.row.version, "csrfmiddlewaretoken": CSRF} | agreed)
    return Ask("POST", f"/f/{flow_of('legal_aid').service.flow_slug}/check/", body, cookies, 302)


def bare_forms(count: int) -> list[Ask]:
    """So many bare forms."""
    body = urlencode({"text": "从今年春天起没有发过工资。" * 20, "csrfmiddlewaretoken": CSRF})
    return [Ask("POST", "/bench/form/", body, f"csrftoken={CSRF}", 302)] * count
