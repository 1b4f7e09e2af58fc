"""Asking: choose, read what happens, answer step by step."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit.web.access import access
from services.intake import drafts
from services.intake.availability import when_open, why_closed
from services.intake.fitting import fit, name_of, place_of
from services.intake.flows import Flow, flows
from services.intake.for_whom import ask_whose_again
from services.intake.forms import StepForm
from services.intake.views.finding import BEFORE_ANOTHER, draft_for, ends_in, version, with_flow


@access("flow")
@require_safe
@when_open
def choose(request: HttpRequest) -> HttpResponse:
    """What one can ask for."""
    return render(request, "services/intake/choose.html", {"flows": flows()})


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
@when_open
@with_flow
def before(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Who reads this, what happens, what leaving can and cannot do; POST begins a draft."""
    if request.method == "POST":
        return _begin(request, flow)
    draft = draft_for(request, flow)
    going_on = flow.first_unanswered(draft.answers) if draft and draft.answers else None
    return render(request, "services/intake/before.html", {"flow": flow, "draft": draft, "going_on": going_on})


def _begin(request: HttpRequest, flow: Flow) -> HttpResponse:
    """A new draft in place of an earlier one; but never in place of a number that she has not said she kept."""
    earlier = drafts.of(request)
    if earlier and earlier.is_submitted:
        return redirect(f"{reverse('intake:done')}?{BEFORE_ANOTHER}=1")
    drafts.forget(request)
    response = redirect("intake:step", flow.service.flow_slug, 1)
    drafts.start(flow.service.code).token.give(response, drafts.COOKIE)
    return response


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
@with_flow
def step(request: HttpRequest, flow: Flow, number: int) -> HttpResponse:
    """One page of questions."""
    if not 1 <= place_of(flow, number, request.POST.get("p", "")) <= len(flow.steps):
        raise Http404
    return _answer(request, flow, number) if request.method == "POST" else _ask(request, flow, number)


@when_open
def _ask(request: HttpRequest, flow: Flow, number: int) -> HttpResponse:
    """The questions, with what was answered before; earlier pages come first."""
    draft = draft_for(request, flow)
    if draft is None:
        return redirect("intake:before", flow.service.flow_slug)
    if draft.is_submitted:
        return redirect("intake:done")
    missing = flow.first_unanswered(draft.answers)
    if missing is not None and number > missing:
        return redirect("intake:step", flow.service.flow_slug, missing)
    asked = flow.asked(draft.answers)
    if number not in asked:
        return redirect("intake:step", flow.service.flow_slug, next(later for later in asked if later > number))
    # A page that is empty while a later one is filled: the draft had ended, and only the page that was open then could be kept.
    is_gap = number == missing and any(int(later) > number for later in draft.answers)
    form = flow.step(number).form(initial=draft.shown(number), so_far=draft.answers)
    is_again = str(number) in draft.again
    said = {"is_new": is_gap or is_again} if draft.was_fitted else {"is_anothers": is_again, "has_ended": is_gap and not is_again}
    return _page(request, flow, number, form, draft, **said)


def _answer(request: HttpRequest, flow: Flow, number: int) -> HttpResponse:
    """Keep what was typed. Where the draft has ended, a new one begins with this page, so that nothing on it is lost."""
    draft, number = draft_for(request, flow), place_of(flow, number, request.POST.get("p", ""))
    form = flow.step(number).form(request.POST, so_far=draft.answers if draft else None)
    if draft and draft.is_submitted:
        return redirect("intake:done")
    if why_closed():
        return _page(request, flow, number, form, draft, version=request.POST.get("v", ""), is_closed=True, status=503)
    has_ended = draft is None
    draft = draft or fit(drafts.start(flow.service.code), flow)
    seen = draft.row.version if has_ended else version(request)
    if not form.is_valid():
        return _given(draft, _page(request, flow, number, form, draft, has_ended=has_ended, status=422))
    ask_whose_again(draft, flow, number, form.cleaned_data)
    try:
        draft.save_step(number, form.cleaned_data, version=seen)
    except drafts.StaleError:
        return _stale(request, flow, number, form)
    return _given(draft, _onward(flow, draft, number))


def _stale(request: HttpRequest, flow: Flow, number: int, form: StepForm) -> HttpResponse:
    """Another window was faster. A button pressed twice sent the same answers and goes on; other answers are hers to choose."""
    draft = draft_for(request, flow)
    if draft is None:
        return redirect("intake:before", flow.service.flow_slug)
    if draft.answers.get(str(number)) == form.cleaned_data:
        return _onward(flow, draft, number)
    return _page(request, flow, number, form, draft, is_stale=True, status=409)


def _onward(flow: Flow, draft: drafts.Open, number: int) -> HttpResponse:
    missing = flow.first_unanswered(draft.answers)
    if missing is None:
        return redirect("intake:check", flow.service.flow_slug)
    return redirect("intake:step", flow.service.flow_slug, min(missing, number + 1))


def _page(
    request: HttpRequest, flow: Flow, number: int, form: StepForm, draft: drafts.Open | None, status: int = 200, **said: Any
) -> HttpResponse:
    """The questions of a step; `said` is what has to be told above them."""
    asked = flow.asked(draft.answers if draft else {})
    before = [earlier for earlier in asked if earlier < number]
    context = {"flow": flow, "step": flow.step(number), "number": number, "form": form, "page": name_of(flow.step(number))}
    context |= {"place": len(before) + 1, "places": len(asked), "previous": before[-1] if before else None}
    if draft:
        context |= {"version": draft.row.version, "alarm": flow.alarm(draft.answers), "draft": draft, "ends_in": ends_in(draft)}
    return render(request, "services/intake/step.html", context | said, status=status)


def _given(draft: drafts.Open, response: HttpResponse) -> HttpResponse:
    draft.token.give(response, drafts.COOKIE)
    return response
