"""Who is away and who stands in; handing everything over at once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.roles import LEAD, has_role
from portal.kit import clock
from services.cases import actions
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Absence
from services.desk import case_page, repeating
from services.desk.away_forms import AwayForm, HandOverForm
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, desk, leading


@desk
@require_safe
def away(request: DeskRequest) -> HttpResponse:
    """The absences of the department that are not over, and the forms."""
    return _page(request)


@desk
@require_POST
def say(request: DeskRequest) -> HttpResponse:
    """Enter an absence."""
    form = AwayForm(request.POST, person=request.user)
    return _done(request, form, "away", lambda: actions.say_away(actor=request.user, **_asked(form))) or _page(request, 422, away_form=form)


@desk
@require_POST
def back(request: DeskRequest, pk: int) -> HttpResponse:
    """She is here again."""
    form = ActForm(request.POST)
    if repeating.is_repeated(request, f"back {pk}"):
        repeating.tell(request)
        return redirect("desk:away")
    absence = Absence.objects.filter(pk=pk, user__department=request.user.department_id).select_related("user").first()
    if absence is None:
        raise Http404
    done = _done(request, form, f"back {pk}", lambda: actions.come_back(actor=request.user, absence=absence))
    if done is None:
        messages.error(request, form.faults)
    return done or redirect("desk:away")


@leading
@require_POST
def hand_over(request: DeskRequest) -> HttpResponse:
    """All open requests of one colleague to another."""
    form = HandOverForm(request.POST, person=request.user)
    said = _("All open requests are handed over.")
    done = _done(request, form, "hand_over", lambda: actions.hand_over_cases(actor=request.user, **_asked(form)), said)
    return done or _page(request, 422, hand_over_form=form)


def _asked(form: ActForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "k"}


def _done(request: DeskRequest, form: ActForm, act: str, run: Callable[[], object], said: str = "") -> HttpResponse | None:
    """Once, however often the form arrives; None when a word stands at the form now."""
    if repeating.is_repeated(request, act):
        repeating.tell(request)
        return redirect("desk:away")
    if not form.is_valid():
        return None
    try:
        repeating.carry_out(request, form, act, run, said)
    except Refused as error:
        form.add_error(None, str(error.message))
        return None
    except NotAllowed:
        raise Http404 from None
    return redirect("desk:away")


def _page(request: DeskRequest, status: int = 200, **forms: ActForm) -> HttpResponse:
    is_lead = has_role(request.user, LEAD)
    absences = Absence.objects.not_over(clock.today()).filter(user__department=request.user.department_id)
    context = case_page.frame(request.user) | {
        "absences": absences.select_related("user", "deputy"),
        "is_lead": is_lead,
        "back_form": ActForm(),
        "away_form": AwayForm(person=request.user),
        "hand_over_form": HandOverForm(person=request.user) if is_lead else None,
    }
    return render(request, "services/desk/away.html", context | forms, status=status)
