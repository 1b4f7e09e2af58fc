"""Who gets to the desk: caseworkers of a department. For everybody else who is signed in it does not exist."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.models import User
from portal.accounts.roles import keep_roles
from portal.kit.crypto.keyring import KeysMissing
from portal.kit.web.access import access
from services.cases.models import Case
from services.cases.permissions import works_cases
from services.cases.queries import get_visible

View = Callable[..., HttpResponse]


class DeskRequest(HttpRequest):
    """A request that `desk` has let in."""

    user: User


def desk(view: View) -> View:
    """Let caseworkers in, others out; a process without keys says so."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        keep_roles(request.user)
        if not works_cases(request.user):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except KeysMissing:
            return render(request, "services/desk/paused.html", status=503)

    return access("caseworker")(guarded)


def case_or_404(request: DeskRequest, case_id: UUID) -> Case:
    """One of her department's cases; the same 404 for a foreign one as for none."""
    try:
        return get_visible(request.user, case_id)
    except Case.DoesNotExist:
        raise Http404 from None
