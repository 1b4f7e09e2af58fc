"""How she reads: large print and language, remembered in two cookies that say nothing else."""

from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.kit.web.access import access

ELDER_COOKIE: Final = "elder"
A_YEAR: Final = 365 * 24 * 60 * 60


@csrf_exempt  # the buttons stand on every page, which must not set a cookie for them; the browser says who sends the form
@access("public")
@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    """POST `elder` (1 or 0) and/or `language` (a code of LANGUAGES); 303 back to the local address `next`, else home.

    Raises PermissionDenied for the form of another site.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise PermissionDenied
    response = HttpResponseRedirect(local_address(request, request.POST.get("next", "")))
    response.status_code = 303
    if request.POST.get("elder") == "1":
        remember(response, ELDER_COOKIE, "1")
    elif "elder" in request.POST:
        response.delete_cookie(ELDER_COOKIE, samesite="Lax")
    if request.POST.get("language") in dict(settings.LANGUAGES):
        remember(response, settings.LANGUAGE_COOKIE_NAME, request.POST["language"])
    return response


def local_address(request: HttpRequest, address: str) -> str:
    """`address` when it stays on this site, else the home page: nobody is sent away from here (S2-31)."""
    is_local = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_local else "/"


def remember(response: HttpResponse, name: str, value: str) -> None:
    """Set a cookie for a year that scripts cannot read."""
    response.set_cookie(name, value, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
