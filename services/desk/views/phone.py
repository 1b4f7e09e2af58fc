"""Telephone intake at the hotline: one page for a fast operator, and the log of calls that led to no request."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.kit.receipts import grouped
from services.cases import actions
from services.desk import case_page, phone, repeating
from services.desk.forms import ActForm
from services.desk.gate import DeskRequest, desk
from services.desk.phone_forms import HotlineCallForm, ReadAloudForm
from services.intake.flows import Flow, Refused, flow_at, flows
from services.intake.forms import StepForm


@desk
@require_safe
def start(request: DeskRequest) -> HttpResponse:
    """What is she calling about? Danger first."""
    context = case_page.frame(request.user) | {"flows": flows(), "form": HotlineCallForm()}
    return render(request, "services/desk/phone.html", context)


@desk
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, slug: str) -> HttpResponse:
    """Every question of the service on one page; sent once, it shows the number to read out."""
    flow = flow_at(slug)
    if flow is None:
        raise Http404
    if request.method != "POST":
        return _page(request, flow, phone.steps_of(flow), ActForm(), ReadAloudForm())
    steps, form = phone.steps_of(flow, request.POST), ActForm(request.POST)
    is_answered = all([form.is_valid(), *(step.is_valid() for step in steps)])
    said = ReadAloudForm(request.POST, contact=flow.contact(phone.answers_of(steps)) if is_answered else None)
    if not said.is_valid() or not is_answered:
        return _page(request, flow, steps, form, said, status=422)
    try:
        key = form.cleaned_data["k"]
        taken = phone.take(flow, phone.answers_of(steps), agreed=said.agreed(), key=key, actor=request.user)
    except phone.OtherAnswers:
        form.add_error(None, _("This page was sent already, with other answers. Please start a new one."))
        return _page(request, flow, steps, form, said, status=409)
    except Refused as error:
        form.add_error(None, str(error.why))
        return _page(request, flow, steps, form, said, status=409)
    context = case_page.frame(request.user) | {"digits": grouped(taken.receipt), "flow": flow, "taken": taken}
    return render(request, "services/desk/phone_done.html", context)


@desk
@require_POST
def log(request: DeskRequest) -> HttpResponse:
    """A call that led to no request: that there was one, and of which kind."""
    form = HotlineCallForm(request.POST)
    if not form.is_valid():
        context = case_page.frame(request.user) | {"flows": flows(), "form": form}
        return render(request, "services/desk/phone.html", context, status=422)
    result = form.cleaned_data["result"]
    try:
        repeating.carry_out(request, form, "log", lambda: actions.log_hotline_call(actor=request.user, result=result))
    except repeating.SentBefore as error:
        messages.error(request, str(error.message))
    return redirect("desk:phone")


def _page(request: DeskRequest, flow: Flow, steps: list[StepForm], form: ActForm, said: ReadAloudForm, status: int = 200) -> HttpResponse:
    context = {"flow": flow, "steps": list(zip(flow.steps, steps, strict=True)), "form": form, "said": said}
    context["wrong"] = [one for one in (form, *steps, said) if one.errors]
    return render(request, "services/desk/phone_form.html", context | case_page.frame(request.user), status=status)
