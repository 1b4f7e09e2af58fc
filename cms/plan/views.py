"""The whole plan at once: a page to print, and a PDF."""

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.base.tree import Link
from cms.plan import paper
from cms.plan.whole import passages
from portal.kit import typesetting
from portal.kit.web.access import access

FILE_NAME = "plan.pdf"


@access("public")
@require_safe
def print_plan(request: HttpRequest) -> HttpResponseBase:
    """Every word of the plan on one page."""
    found = passages()
    crumbs = [Link(found[0].headings[0][1], "/plan/")] if found else []
    crumbs.append(Link(_("The whole plan"), request.path))
    return render(request, "cms/plan/print.html", {"passages": found, "has_pdf": typesetting.is_available(), "crumbs": crumbs})


@access("public")
@require_safe
def pdf(request: HttpRequest) -> HttpResponseBase:
    """The same as a file; where this machine cannot set one, the page for printing."""
    if not typesetting.is_available():
        return redirect("plan:print")
    return FileResponse(paper.plan_pdf().open("rb"), filename=FILE_NAME, content_type="application/pdf")
