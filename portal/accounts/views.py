"""Where a member of staff lands after signing in."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.roles import (
    AUDITOR,
    CMS_ROLES,
    DESK_ROLES,
    REPORTER,
    SECURITY_ADMIN,
    STATISTICS,
    SUPERVISOR,
    SYSTEM_ADMIN,
    roles_of,
)
from portal.kit.web.access import access

DESK: Final = "/desk/"
SUPERVISION: Final = "/desk/supervision/"
CMS: Final = "/cms/"
OFFICES: Final = {
    SECURITY_ADMIN: "/desk/staff/",
    AUDITOR: "/desk/audit/",
    SYSTEM_ADMIN: "/desk/system/",
    REPORTER: "/desk/readings/",
    STATISTICS: "/desk/readings/",
}


@access("staff")
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """To the desk, to the editors' pages, or a page that says who gives out roles."""
    roles = roles_of(request.user)
    if roles & DESK_ROLES:
        return redirect(DESK)
    if SUPERVISOR in roles:
        return redirect(SUPERVISION)
    for role, office in OFFICES.items():
        if role in roles:
            return redirect(office)
    if roles & CMS_ROLES or request.user.is_superuser:
        return redirect(CMS)
    return render(request, "account/start.html", {"roles": sorted(roles)})


@access("staff")
@login_required
def confirmed(request: HttpRequest) -> HttpResponse:
    """Where the window ends in which somebody proved again who she is."""
    return render(request, "account/confirmed.html")
