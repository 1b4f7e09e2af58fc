"""Who gets to the staff site: each view names its roles. For everybody else who is signed in it does not exist."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from portal.accounts.models import User
from portal.accounts.roles import AUDITOR, COORDINATOR, DESK_ROLES, LEAD, SECURITY_ADMIN, SUPERVISOR, SYSTEM_ADMIN, keep_roles, roles_of
from portal.accounts.signed_out import sign_in_first
from portal.kit.crypto.keyring import KeysMissing
from portal.kit.web.access import access
from services.cases.models import Case
from services.cases.permissions import supervises, works_cases
from services.cases.queries import get_visible

View = Callable[..., HttpResponseBase]
Test = Callable[[User], bool]


class DeskRequest(HttpRequest):
    """A request that a gate has let in."""

    user: User


def is_plain(user: User) -> bool:
    """Active, and no superuser: whoever runs the machine sees nothing of the desk."""
    return user.is_active and not user.is_superuser


def only(*roles: str, when: Test = is_plain, kind: str = "staff") -> Callable[[View], View]:
    """Let in whoever holds one of `roles` now and passes `when`; others get 404, and a process without keys says so.

    The roles stand on the view as well: docs/access-matrix.md is drawn from them.
    """
    allowed = frozenset(roles)

    def gate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User):
                return sign_in_first(request)
            keep_roles(user)
            if not (roles_of(user) & allowed and when(user)):
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except KeysMissing:
                return render(request, "services/desk/paused.html", status=503)

        return access(kind, allowed)(guarded)

    return gate


desk = only(*DESK_ROLES, when=works_cases, kind="caseworker")
leading = only(LEAD, when=works_cases, kind="caseworker")
answering = only(LEAD, COORDINATOR, when=works_cases, kind="caseworker")
supervision_only = only(SUPERVISOR, when=supervises, kind="caseworker")
auditing = only(AUDITOR, kind="auditor")
appointing = only(SECURITY_ADMIN)
running = only(SYSTEM_ADMIN, kind="operations")


def case_or_404(request: DeskRequest, case_id: UUID) -> Case:
    """One of her department's cases; the same 404 for a foreign one as for none."""
    try:
        return get_visible(request.user, case_id)
    except Case.DoesNotExist:
        raise Http404 from None
