"""Log lines that help whoever operates the portal and tell nobody who asked for what (S2-30).

One JSON object a line. Never a query string, a form value, an address of a visitor or the text of an exception (a database
quotes values in it); sensitive sections of the site are named by their access class only.
"""

import json
import logging
import secrets
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from portal.kit.web.access import class_of

request_id: ContextVar[str] = ContextVar("request_id", default="")
FRAMES: Final = 12
PROBES: Final = ("/healthz", "/readyz")  # asked every few seconds; a line each would hide the rest
logger = logging.getLogger("portal.requests")


class RequestLogMiddleware:
    """Gives each request a number and writes one line about it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(secrets.token_hex(6))
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            took = round((time.perf_counter() - start) * 1000)
            level = logging.DEBUG if request.path_info in PROBES and response.status_code == 200 else logging.INFO
            logger.log(level, "%s %s %s", request.method, place_of(request), response.status_code, extra={"milliseconds": took})
            return response
        finally:
            request_id.reset(token)


class JSONFormatter(logging.Formatter):
    """A record as one line of JSON; control characters are escaped by JSON itself."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        if request_id.get():
            line["request"] = request_id.get()
        if hasattr(record, "milliseconds"):
            line["milliseconds"] = record.milliseconds
        if record.exc_info and record.exc_info[1]:
            line["error"], line["at"] = type(record.exc_info[1]).__name__, frames_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def message_of(record: logging.LogRecord) -> str:
    """The message; Django's own lines about a request quote its path and input, so those are said anew."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        return f"{request.method} {place_of(request)} {getattr(record, 'status_code', '')}".rstrip()
    return record.getMessage()


def place_of(request: HttpRequest) -> str:
    """The path of a public page; of anything else only its access class."""
    kind = class_of(request)
    return request.path_info if kind == "public" else f"({kind})"


def frames_of(error: BaseException) -> list[str]:
    """Where it happened, innermost last; lines of code, never values."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)[-FRAMES:]]
