"""Who gets to the rules of routing. For everybody else who is signed in they do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.models import User
from portal.accounts.roles import SUPERVISOR, has_role
from portal.kit.web.access import access
from services.routing.permissions import governs_rules

View = Callable[..., HttpResponse]


class RulesRequest(HttpRequest):
    """A request that passed the gate."""

    user: User


def rules_only(view: View) -> View:
    """Let in whoever may change rules."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not governs_rules(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return access("staff")(guarded)


def page(request: RulesRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the rules; its side bar leads back to where this person works."""
    more = {"is_supervisor": has_role(request.user, SUPERVISOR)}
    return render(request, f"services/desk/rules/{template}", context | more, status=status)
