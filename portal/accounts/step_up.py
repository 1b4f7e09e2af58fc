"""Before somebody passes over a woman's consent or takes data out, she proves again who she is (S2-18)."""

import time
from collections.abc import Callable
from functools import wraps
from typing import IO, Final

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

View = Callable[..., HttpResponseBase]
OURS: Final = "csrfmiddlewaretoken"


def is_fresh(request: HttpRequest) -> bool:
    """Whether this session signed in or confirmed itself within the last five minutes."""
    records = get_authentication_records(request, request.user)
    latest = max((record.get("at", 0) for record in records), default=0)
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def stepped_up(view: View) -> View:
    """For a view that takes data out or shows many cases at once: it runs for a fresh session only; others are asked first.

    `takes_out` stands on the view as well: a test finds by it that no export was forgotten.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return view(request, *args, **kwargs) if is_fresh(request) else ask_first(request)

    guarded.takes_out = True  # type: ignore[attr-defined]
    return guarded


def ask_first(request: HttpRequest) -> HttpResponse:
    """A page that leads to confirming and then sends the same request again, with everything that was typed."""
    sent = request.POST if request.method == "POST" else request.GET
    fields = [(name, value) for name, values in sent.lists() if name != OURS for value in values]
    return render(request, "account/ask_first.html", {"fields": fields, "is_post": request.method == "POST"}, status=403)


def marked(request: HttpRequest, name: str, suffix: str) -> dict[str, str]:
    """Headers under which a file is saved: its name says who took it and when, as the watermark does on screens."""
    by = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in request.user.get_username())
    full = f"{name}-{by}-{timezone.localtime():%Y%m%dT%H%M}.{suffix}"
    return {"Content-Disposition": str(content_disposition_header(True, full))}


def handed_out(request: HttpRequest, stored: FieldFile, copy: IO[bytes] | None = None) -> FileResponse:
    """A stored file, or a marked copy of it, to be saved under such a name, never shown by the browser as a page of ours."""
    kept = str(stored.name).rsplit("/", 1)[-1]
    name, _dot, suffix = kept.rpartition(".")
    response = FileResponse(copy or stored.open("rb"), filename=kept)
    response["Content-Disposition"] = marked(request, name, suffix)["Content-Disposition"]
    return response
