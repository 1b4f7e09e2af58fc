"""Error pages that say in plain words what to do next. None of them says what the visitor was doing."""

import sys
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.kit.web.logs import request_id
from portal.kit.web.typed import came_from, typed

DESK: Final = "/desk/"
RETRY_SECONDS: Final = 30


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose protection token is gone, with what was typed, or that came from another site."""
    return render(request, "403_form.html", {"typed": typed(request), "page": came_from(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for input that cannot be read: too many fields, broken bytes; 413 for more than anybody types."""
    return render(request, "400.html", status=413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 for a signed-in person without the right."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, also for what exists but is none of this visitor's business: a case that a colleague has just handed on. With what was typed.

    Staff at the desk stay there; numbers to call in danger and the way out in a hurry are for her who asks for help.
    """
    user = getattr(request, "user", None)
    at_the_desk = request.path_info.startswith(DESK) and user is not None and user.is_authenticated
    said = {"typed": typed(request) if request.resolver_match else []}
    return render(request, "404_desk.html" if at_the_desk else "404.html", said, status=404)


def too_many_requests(request: HttpRequest, retry_after: int = 60) -> HttpResponse:
    """429; `retry_after` in seconds."""
    response = render(request, "429.html", {"minutes": -(-retry_after // 60)}, status=429)
    response.headers["Retry-After"] = str(retry_after)
    return response


def unavailable(request: HttpRequest, retry_after: int = RETRY_SECONDS) -> HttpResponse:
    """503 when the database or the disk cannot take anything; `retry_after` in seconds. Needs neither."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500 for a fault of ours, 503 when the database does not answer. Drawn without context: that may be what failed."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return HttpResponse(render_to_string("500.html", {"request_id": request_id.get()}), status=500)
