"""What a log line says, and what it never says."""

import json
import logging
import sys

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.kit.web.logs import JSONFormatter, RequestLogMiddleware, request_id

CANARY = "王秀英13912345678"


def line(**record) -> dict:
    entry = logging.makeLogRecord({"levelno": logging.WARNING, "levelname": "WARNING", "name": "portal"} | record)
    written = JSONFormatter().format(entry)
    assert "\n" not in written
    return json.loads(written)


def test_a_line_is_one_json_object_with_control_characters_escaped():
    assert line(msg="first\nsecond\x1b[31m")["message"] == "first\nsecond\x1b[31m"


def test_an_exception_is_named_by_type_and_place_never_by_its_text():
    try:
        raise ValueError(f"DETAIL: Key (phone)=({CANARY}) already exists")
    except ValueError:
        entry = line(msg="failed", exc_info=sys.exc_info())
    assert entry["error"] == "ValueError"
    assert "test_logs.py" in entry["at"][-1]
    assert CANARY not in json.dumps(entry, ensure_ascii=False)


@pytest.mark.parametrize(
    ("path", "said"), [("/f/a/3/", "(flow)"), ("/r/o/", "(receipt)"), ("/desk/x/", "(caseworker)"), ("/plan/8/", "/plan/8/")]
)
def test_sensitive_places_are_logged_by_class_only(path, said):
    request = RequestFactory().get(path, {"q": CANARY})
    request.resolver_match = None
    entry = line(msg="Not Found: %s", args=(path + CANARY,), request=request, status_code=404)
    assert entry["message"] == f"GET {said} 404"


@pytest.mark.django_db
def test_no_line_of_a_request_holds_its_query_or_its_form(caplog):
    caplog.set_level(logging.DEBUG)
    client = Client(raise_request_exception=False)
    client.get("/nowhere/", {"q": CANARY})
    client.post("/f/nowhere/", {"name": CANARY})
    client.post("/accounts/login/", {"login": CANARY, "password": CANARY})
    written = [JSONFormatter().format(record) for record in caplog.records if not record.name.startswith("django.db")]
    assert any("GET /nowhere/ 404" in text for text in written)
    assert not any(CANARY in text or "%E7%8E%8B" in text for text in written)


@pytest.mark.parametrize(("status", "level"), [(200, logging.DEBUG), (503, logging.INFO)])
def test_a_probe_is_worth_a_line_only_when_something_is_wrong(caplog, status, level):
    caplog.set_level(logging.DEBUG, logger="portal.requests")
    RequestLogMiddleware(lambda request: HttpResponse(status=status))(RequestFactory().get("/readyz"))
    assert [record.levelno for record in caplog.records] == [level]


def test_each_request_has_its_own_number_while_it_runs():
    seen = []

    def view(request):
        seen.append(request_id.get())
        return HttpResponse()

    middleware = RequestLogMiddleware(view)
    for _ in range(2):
        request = RequestFactory().get("/")
        request.resolver_match = None
        middleware(request)
    assert len(set(seen)) == 2
    assert all(seen)
    assert request_id.get() == ""
