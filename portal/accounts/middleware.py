"""Staff work behind a second factor, and not for ever."""

from collections.abc import Callable
from typing import Final

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from portal.accounts.setup import FACTOR_ADDED
from portal.accounts.signed_out import sign_in_first
from portal.accounts.step_up import ask_first, is_fresh
from portal.kit.web.access import VISITOR_CLASSES, class_of

Next = Callable[[HttpRequest], HttpResponse]
FACTORS: Final = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ALLOWED_WITHOUT_FACTOR: Final = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "account_change_password",
    }
)
STARTED, SEEN = "signed_in_at", "seen_at"
SEEN_STEP: Final = 60


class SessionAgeMiddleware:
    """Ends a staff session after 30 minutes without a request, and 8 hours after sign-in whatever happens (S2-20)."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and is_over(request):
            logout(request)
            if class_of(request) not in VISITOR_CLASSES:
                return sign_in_first(request)
        return self.get_response(request)


class SecondFactorMiddleware:
    """Sends staff without a second factor to its set-up page where the deployment requires one (S2-15).

    Where a factor exists, a session that never showed it is ended: no other road to a session, present or future, skips it.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if class_of(request) in VISITOR_CLASSES or not request.user.is_authenticated:
            return None
        if is_mfa_enabled(request.user, FACTORS):
            return None if showed_factor(request) else self.sign_in_again(request)
        if settings.STAFF_MFA == "optional" or name_of(request) in ALLOWED_WITHOUT_FACTOR:
            return None
        return redirect("mfa_index")

    def sign_in_again(self, request: HttpRequest) -> HttpResponse:
        """End the session that lacks the factor."""
        logout(request)
        return sign_in_first(request)


class ExportMiddleware:
    """Wagtail offers its lists and reports as files by `?export=`: nobody takes one away who has not just proved who she is (S2-18)."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if class_of(request) != "editor" or "export" not in request.GET or not request.user.is_authenticated:
            return None
        return None if is_fresh(request) else ask_first(request)


def name_of(request: HttpRequest) -> str:
    """The name of the address, "" where it has none."""
    return (request.resolver_match and request.resolver_match.url_name) or ""


def is_over(request: HttpRequest) -> bool:
    """Whether the session is too old or was left alone too long; otherwise notes that it was used."""
    now = int(timezone.now().timestamp())
    started = request.session.setdefault(STARTED, now)
    seen = request.session.setdefault(SEEN, now)
    if now - started > settings.SESSION_COOKIE_AGE or now - seen > settings.STAFF_IDLE_SECONDS:
        return True
    if now - seen >= SEEN_STEP:
        request.session[SEEN] = now
    return False


def showed_factor(request: HttpRequest) -> bool:
    """Whether this session signed in with a second factor, or has just set one up."""
    records = get_authentication_records(request, request.user)
    return request.session.get(FACTOR_ADDED, False) or any(record.get("method") == "mfa" for record in records)
