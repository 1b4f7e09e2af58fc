"""Who gets to the readings: reporters and the statistics office. For everybody else they do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from portal.accounts.models import User
from portal.kit.web.access import access
from services.indicators.permissions import is_reporter, is_statistics

View = Callable[..., HttpResponseBase]
Test = Callable[[User | AnonymousUser], bool]


class OfficeRequest(HttpRequest):
    """A request that passed the gate."""

    user: User


def _only(allowed: Test) -> Callable[[View], View]:
    def gate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not allowed(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return access("staff")(guarded)

    return gate


reporting = _only(lambda user: is_reporter(user) or is_statistics(user))
approving = _only(is_statistics)


def page(request: OfficeRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the readings; its side bar shows the office's own entries to the office only."""
    return render(request, f"services/desk/readings/{template}", context | {"is_office": is_statistics(request.user)}, status=status)
