"""Reporting a mistake on a page; works without scripts, says what is wrong at the field, keeps what was typed."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.corrections.forms import CorrectionForm
from cms.corrections.models import Correction
from cms.corrections.subjects import title_of, titles_of
from portal.kit.web.access import access
from portal.limits import allow, source_of

EACH: Final = 5
NEWEST: Final = 50
HOUR: Final = timedelta(hours=1)


@access("public")
def correct(request: HttpRequest) -> HttpResponse:
    """GET shows the form for `page`, the path of what readers may report (404 otherwise); POST takes it in, 422 or 429 with the form."""
    path = request.POST.get("path") or request.GET.get("page", "")
    title = title_of(path)
    form = CorrectionForm(request.POST or None, initial={"path": path})
    context = {"form": form, "about": title, "crumbs": [(title, path), (_("Report a mistake"), "")]}
    if request.method != "POST":
        return render(request, "cms/corrections/form.html", context)
    if not form.is_valid():
        return render(request, "cms/corrections/form.html", context, status=422)
    if not allow("correction", source_of(request), limit=EACH, per=HOUR):
        form.add_error(None, _("Enough for now. Please wait an hour before you write again."))
        return render(request, "cms/corrections/form.html", context, status=429)
    form.save()
    return redirect("corrections:thanks")


@access("public")
def thanks(request: HttpRequest) -> HttpResponse:
    """It has arrived."""
    return render(request, "cms/corrections/thanks.html", {"crumbs": [(_("Report a mistake"), "")]})


@access("public")
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What readers found and what was done; only about pages that are still there, and never in the reader's words."""
    found = list(Correction.objects.answered()[:NEWEST])
    titles = titles_of({row.path for row in found})
    rows = [(row, titles[row.path]) for row in found if row.path in titles]
    return render(request, "cms/corrections/answers.html", {"rows": rows, "crumbs": [(_("What readers found"), "")]})
