"""The page of supervision (妇儿工委办): counts by department, never a case."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.accounts.roles import SUPERVISOR, has_role
from portal.kit.web.access import access
from services.cases.supervision import by_department

View = Callable[..., HttpResponse]


def supervision_only(view: View) -> View:
    """Let supervisors in; for everybody else who is signed in the page does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not has_role(request.user, SUPERVISOR) or request.user.is_superuser:
            raise Http404
        return view(request, *args, **kwargs)

    return access("caseworker")(guarded)


@supervision_only
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """Workload, what waits, what is late, and how much was accepted in time."""
    lines = by_department()
    totals = {name: sum(getattr(line, name) for line in lines) for name in ("open", "unopened", "overdue", "unlawful", "escalated")}
    return render(request, "services/desk/supervision.html", {"lines": lines, "totals": totals})
