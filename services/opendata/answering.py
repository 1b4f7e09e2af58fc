"""How every address of the API answers: JSON also when it refuses, the same for everybody, checked against what the asker has already.

Reading costs no write: the pace is counted in memory, and a finished answer is kept there for KEPT_SECONDS, so that a hit asks the
database nothing. CORS is open to every site, without credentials: the answers are the same for everybody and read no cookie but that
of the language, so a foreign page learns nothing that its own server could not fetch.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt

from portal.kit.web.access import access
from portal.limits import source_of, within_pace
from services.catalogue.licence import DEMO_MARK, LICENCE
from services.opendata.asking import Wrong
from services.opendata.fields import Words

Body = dict[str, Any]
VERSION: Final = "1"
METHODS: Final = "GET, HEAD, OPTIONS"
LIMIT: Final = 120
PER: Final = timedelta(minutes=1)
KEPT_SECONDS: Final = 60
RETRY_SECONDS: Final = 30
JSON_TYPE: Final = "application/json"
LINKED_TYPE: Final = "application/ld+json"
PROBLEM_TYPE: Final = "application/problem+json"
OPEN_TO_ALL: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Access-Control-Max-Age": "86400",
}


def endpoint(build: Callable[..., Body], kind: str = JSON_TYPE) -> Callable[..., HttpResponseBase]:
    """A view of what `build` makes of the request, as `kind`; it may raise Wrong. Exempt from CSRF so that a POST is refused in JSON."""

    @csrf_exempt
    @access("public")
    @wraps(build)
    def view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = _refusal(request) or _answer(request, lambda: build(request, *args, **kwargs), kind)
        for name, value in OPEN_TO_ALL.items():
            response[name] = value
        return response

    return view


def about(*, is_demo: bool, licence: Words = LICENCE) -> Body:
    """What stands in every answer: the licence, and the mark of invented numbers."""
    made_up = settings.DEMO or is_demo
    return {"version": VERSION, "licence": str(licence), "demo": made_up, "demo_mark": str(DEMO_MARK) if made_up else ""}


def problem(status: int, message: str, **headers: str) -> HttpResponse:
    """A refusal in words (RFC 9457)."""
    said = {"status": status, "detail": message, "about": about(is_demo=False)}
    return HttpResponse(as_json(said), status=status, content_type=PROBLEM_TYPE, headers=headers)


def as_json(body: Body) -> bytes:
    """Compact, in UTF-8."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _refusal(request: HttpRequest) -> HttpResponse | None:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS})
    if request.method not in ("GET", "HEAD"):
        return problem(405, gettext("This interface is for reading only: GET or HEAD."), Allow=METHODS)
    if not within_pace("api", source_of(request), limit=LIMIT, per=PER):
        wait = int(PER.total_seconds())
        said = gettext("Too many requests. Please wait a minute, or take a whole file from /data/.")
        return problem(429, said, **{"Retry-After": str(wait)})
    return None


def _answer(request: HttpRequest, build: Callable[[], Body], kind: str) -> HttpResponseBase:
    try:
        etag, body = _kept(request, build)
    except Wrong as wrong:
        return problem(wrong.status, wrong.message)
    except (OperationalError, InterfaceError):
        return problem(503, gettext("The database does not answer just now. Please try again soon."), **{"Retry-After": str(RETRY_SECONDS)})
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={KEPT_SECONDS}"}
    response = HttpResponse(body, content_type=kind, headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response


def _kept(request: HttpRequest, build: Callable[[], Body]) -> tuple[str, bytes]:
    """The answer with its ETag, from memory where it was given a moment ago in the same language."""
    asked = f"{get_language()} {request.path} {sorted(request.GET.items())}"
    key = hashlib.sha256(asked.encode(errors="replace")).hexdigest()
    kept: tuple[str, bytes] | None = caches["answers"].get(key)
    if kept is None:
        body = as_json(build())
        kept = (f'"{hashlib.sha256(body).hexdigest()[:32]}"', body)
        caches["answers"].set(key, kept, KEPT_SECONDS)
    return kept
