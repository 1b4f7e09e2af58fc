"""Exact counts at the desk, for the statistics office only, and its word that a release is wrong."""

from typing import Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.roles import STATISTICS
from portal.accounts.step_up import stepped_up
from portal.kit.clock import quarter_of, today
from services.desk.gate import DeskRequest, only
from services.monitoring.erratum import NothingToCorrect, SamePerson, approvals, approve, can_be_corrected
from services.monitoring.exact import counted_quarters, exact_tables
from services.monitoring.release import LedgerDisagrees
from services.monitoring.words import quarter_in_words
from services.monitoring.workload import ROUND5

office = only(STATISTICS, kind="caseworker")
DISAGREES: Final = gettext_lazy(
    "Database and ledger hold different numbers for this quarter. Nothing was published. Please call the operators."
)


class ErratumForm(forms.Form):
    """Why a release is wrong; published as the notice when a second person agrees."""

    reason = forms.CharField(
        label=gettext_lazy("What was wrong"),
        help_text=gettext_lazy("One sentence, without any case. It is published when a second person agrees."),
        max_length=300,
        error_messages={"required": gettext_lazy("Please write in one sentence what was wrong: it is published.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@office
@require_safe
@stepped_up
def figures(request: DeskRequest, quarter: str = "") -> HttpResponse:
    """The exact counts of a quarter; each view is audited."""
    return _page(request, quarter or quarter_of(today()), ErratumForm())


@office
@require_POST
@stepped_up
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
    except LedgerDisagrees:
        form.add_error(None, DISAGREES)
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
        "can_be_corrected": can_be_corrected(quarter),
        "is_rounded": settings.SDC_SCHEME == ROUND5,
        "form": form,
    }
    return render(request, "services/desk/figures.html", context, status=status)
