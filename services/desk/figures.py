"""Exact counts at the desk, for the statistics office only, and its word that a release is wrong."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.roles import STATISTICS, has_role
from portal.kit.clock import quarter_of, today
from portal.kit.web.access import access
from services.desk.gate import DeskRequest
from services.monitoring.erratum import NothingToCorrect, SamePerson, approvals, approve
from services.monitoring.exact import counted_quarters, exact_tables
from services.monitoring.words import quarter_in_words


class ErratumForm(forms.Form):
    """Why a release is wrong; published as the notice when a second person agrees."""

    reason = forms.CharField(
        label=gettext_lazy("What was wrong"),
        help_text=gettext_lazy("One sentence, without any case. It is published when a second person agrees."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def office(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the statistics office in; for everybody else who is signed in there is nothing here."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not has_role(request.user, STATISTICS):
            raise Http404
        return view(request, *args, **kwargs)

    return access("caseworker")(guarded)


@office
@require_safe
def figures(request: DeskRequest, quarter: str = "") -> HttpResponse:
    """The exact counts of a quarter; each view is audited."""
    return _page(request, quarter or quarter_of(today()), ErratumForm())


@office
@require_POST
def correct(request: DeskRequest, quarter: str) -> HttpResponse:
    """One person's word that the release of this quarter is wrong."""
    form = ErratumForm(request.POST)
    if not form.is_valid():
        return _page(request, quarter, form, status=422)
    try:
        release = approve(quarter, actor=request.user, reason=form.cleaned_data["reason"])
    except SamePerson:
        form.add_error(None, _("You have agreed already. A second person has to."))
        return _page(request, quarter, form, status=409)
    except NothingToCorrect:
        form.add_error(None, _("This quarter is not closed yet, or was corrected already. It can be corrected once."))
        return _page(request, quarter, form, status=409)
    messages.success(request, _("The corrected release is published.") if release else _("Noted. A second person has to agree."))
    return redirect("desk:figures_of", quarter)


def _page(request: DeskRequest, quarter: str, form: ErratumForm, status: int = 200) -> HttpResponse:
    context = {
        "quarter": quarter,
        "name": quarter_in_words(quarter),
        "quarters": [(code, quarter_in_words(code), code == quarter) for code in counted_quarters()],
        "tables": exact_tables(quarter, actor=request.user),
        "approvals": approvals(quarter),
        "form": form,
    }
    return render(request, "services/desk/figures.html", context, status=status)
