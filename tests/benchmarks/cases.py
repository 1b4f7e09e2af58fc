"""What is measured: a page of the plan, a request that is sent, and the smallest things of the same kind."""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.kit import receipts
from portal.operations.demo import REQUESTS
from services.intake import drafts
from services.intake.flows import flow_of
from services.intake.submission import submit
from tests.benchmarks.load import Ask

MEASURE = "/plan/1/measures/3/"
BARE = "/bare/"
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
CSRF = "a" * 32


def measure_page() -> tuple[int, float]:
    """Queries and milliseconds of CPU of one uncached page."""
    serve, environ, statuses = get_wsgi_application(), RequestFactory(SERVER_NAME="127.0.0.1").get(MEASURE).environ, []

    def get() -> None:
        serve(dict(environ), lambda status, headers: statuses.append(status)).close()  # type: ignore[attr-defined]

    get()
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    get()
    queries = len(connection.queries_log)
    connection.force_debug_cursor = False
    took = [_seconds(get) for _ in range(10)]
    assert set(statuses) == {"200 OK"}
    return queries, min(took) * 1000 / 50


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
    for step, answers in REQUESTS[0].items():
        draft.save_step(int(step), answers, version=draft.row.version)
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
