"""Who reads what a partner was given of a minor's request: asking to be let in, opening in an emergency, deciding."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.roles import roles_of
from services.cases import actions
from services.cases.access import may
from services.cases.admission import latest, waiting_in
from services.cases.errors import NotAllowed, Refused
from services.cases.models import Disclosure
from services.desk import case_page, repeating
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, desk
from services.desk.opening_forms import AskOpeningForm, DecideReadingForm, UrgentForm

ACTS: Final[dict[str, Callable[..., object]]] = {
    "ask": actions.ask_reading,
    "urgent": actions.read_urgently,
    "decide": actions.decide_reading,
}


@desk
@require_POST
def step(request: DeskRequest, entry_id: UUID, step: str) -> HttpResponse:
    """Carry out one of the three, once however often the form arrives; for anybody but the partner there is nothing (404)."""
    found = Disclosure.objects.live_referrals().filter(pk=entry_id, receiver=request.user.department)
    entry = found.select_related("case", "giver", "receiver").first()
    if entry is None or step not in ACTS:
        raise Http404
    if repeating.is_repeated(request, step):
        repeating.tell(request)
        return redirect("desk:referral", entry.pk)
    form = _form(step, request, entry)
    if not form.is_valid() and step == "decide":
        messages.error(request, _("Please choose one of the answers shown."))
        return redirect("desk:referral", entry.pk)
    if not form.is_valid():
        return locked(request, entry, form, status=422)
    try:
        asked = {name: value for name, value in form.cleaned_data.items() if name != "k"}
        repeating.carry_out(request, form, step, lambda: ACTS[step](entry=entry, actor=request.user, **asked))
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        messages.error(request, str(error.message))
    return redirect("desk:referral", entry.pk)


def locked(request: DeskRequest, entry: Disclosure, form: ActForm | None = None, status: int = 200) -> HttpResponse:
    """Instead of the content: why it is closed, and how she is let in. The giver is let in at the case itself."""
    context: dict[str, Any] = case_page.frame(request.user) | {"entry": entry, "form": form}
    if entry.receiver_id == request.user.department_id:
        asked = any(permit.user_id == request.user.pk for permit in waiting_in(entry))
        context["permit"] = latest(request.user, entry.case, entry)
        context["ask"] = form if isinstance(form, AskOpeningForm) else None if asked else AskOpeningForm()
        context["urgent"] = form if isinstance(form, UrgentForm) else UrgentForm()
        context["nobody_decides"] = case_page.nobody_decides(entry.receiver_id)
    return render(request, "services/desk/referral_locked.html", context, status=status)


def to_decide(request: DeskRequest, entry: Disclosure) -> DecideReadingForm | None:
    """What waits for her, when she answers for the partner."""
    if entry.receiver_id != request.user.department_id or not may("decide_opening", roles_of(request.user)):
        return None
    waits = any(permit.user_id != request.user.pk for permit in waiting_in(entry))
    return DecideReadingForm(entry=entry, actor=request.user) if waits else None


def _form(step: str, request: DeskRequest, entry: Disclosure) -> ActForm:
    if step == "decide":
        return DecideReadingForm(request.POST, entry=entry, actor=request.user)
    return {"ask": AskOpeningForm, "urgent": UrgentForm}[step](request.POST)
