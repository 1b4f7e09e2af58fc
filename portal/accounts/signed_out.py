"""Her session ended while she was writing: nothing is carried out, and what she wrote is still there to take along."""

from typing import Final
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

DESK: Final = "/desk/"


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The sign-in, and from there to where she was. What was typed at the desk is shown first: signing in ends the form it stood in."""
    if request.method == "GET":
        return redirect_to_login(request.get_full_path())
    came_from = urlsplit(request.headers.get("Referer", "")).path
    where = came_from if came_from.startswith(DESK) else settings.LOGIN_REDIRECT_URL
    written = _written(request) if request.path_info.startswith(DESK) else []
    if not written:
        return redirect_to_login(where)
    address = f"{reverse('account_login')}?{urlencode({'next': where})}"
    return render(request, "account/signed_out.html", {"written": written, "address": address}, status=403)


def _written(request: HttpRequest) -> list[str]:
    """What is text: keys, dates and choices are one ASCII word each."""
    values = [value.strip() for _name, several in request.POST.lists() for value in several]
    return [value for value in values if any(sign.isspace() or not sign.isascii() for sign in value)]
