"""Her session ended while she was writing: nothing is carried out, and what she wrote is still there to take along."""

from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.kit.web.typed import came_from, typed

DESK: Final = "/desk/"


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The sign-in, and from there to where she was. What was typed at the desk is shown first: signing in ends the form it stood in."""
    if request.method == "GET":
        return redirect_to_login(request.get_full_path())
    page = came_from(request)
    where = page if page.startswith(DESK) else settings.LOGIN_REDIRECT_URL
    texts = typed(request)
    if not texts:
        return redirect_to_login(where)
    address = f"{reverse('account_login')}?{urlencode({'next': where})}"
    return render(request, "account/signed_out.html", {"typed": texts, "address": address}, status=403)
