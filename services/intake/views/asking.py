"""Asking: choose, read what happens, answer step by step, check, send, keep the number."""

from collections.abc import Callable
from functools import wraps
from typing import TypeGuard

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit import receipts
from portal.kit.web.access import access
from services.intake import drafts, once
from services.intake.availability import when_open
from services.intake.flows import Flow, flow_at, flows
from services.intake.forms import StepForm
from services.intake.submission import OtherAnswers, submit

View = Callable[..., HttpResponse]


def with_flow(view: View) -> View:
    """Give `view` the flow at the address, or 404."""

    @wraps(view)
    def found(request: HttpRequest, slug: str, **kwargs: object) -> HttpResponse:
        flow = flow_at(slug)
        if flow is None:
            raise Http404
        return view(request, flow, **kwargs)

    return found


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
    draft = _draft_for(request, flow)
    if request.method != "POST":
        going_on = flow.first_unanswered(draft.answers) if draft and draft.answers else None
        return render(request, "services/intake/before.html", {"flow": flow, "draft": draft, "going_on": going_on})
    response = redirect("intake:step", flow.service.flow_slug, 1)
    drafts.start(flow.service.code).token.give(response, drafts.COOKIE)
    return response


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
@when_open
@with_flow
def step(request: HttpRequest, flow: Flow, number: int) -> HttpResponse:
    """One page of questions."""
    if number > len(flow.steps) or number < 1:
        raise Http404
    draft = _draft_for(request, flow)
    if draft and draft.is_submitted:
        return redirect("intake:done")
    if request.method == "POST":
        return _answer(request, flow, draft, number)
    if draft is None:
        return redirect("intake:before", flow.service.flow_slug)
    missing = flow.first_unanswered(draft.answers)
    if missing is not None and number > missing:
        return redirect("intake:step", flow.service.flow_slug, missing)
    form = flow.step(number).form(initial=draft.answers.get(str(number)))
    return _page(request, flow, draft, number, form)


def _answer(request: HttpRequest, flow: Flow, draft: drafts.Open | None, number: int) -> HttpResponse:
    """Keep what was typed. Where the draft has ended, a new one begins with this page, so that nothing on it is lost."""
    form = flow.step(number).form(request.POST)
    has_ended = draft is None
    draft = draft or drafts.start(flow.service.code)
    if not form.is_valid():
        return _given(draft, _page(request, flow, draft, number, form, has_ended=has_ended, status=422))
    try:
        draft.save_step(number, form.cleaned_data, version=draft.row.version if has_ended else _version(request))
    except drafts.StaleError:
        return _page(request, flow, draft, number, form, is_stale=True, status=409)
    return _given(draft, _onward(flow, draft, number))


def _onward(flow: Flow, draft: drafts.Open, number: int) -> HttpResponse:
    missing = flow.first_unanswered(draft.answers)
    if missing is None:
        return redirect("intake:check", flow.service.flow_slug)
    return redirect("intake:step", flow.service.flow_slug, min(missing, number + 1))


def _page(
    request: HttpRequest, flow: Flow, draft: drafts.Open, number: int, form: StepForm, status: int = 200, **said: bool
) -> HttpResponse:
    context = {"flow": flow, "step": flow.step(number), "number": number, "form": form, "version": draft.row.version, **said}
    context["alarm"] = flow.alarm(draft.answers)
    return render(request, "services/intake/step.html", context, status=status)


def _version(request: HttpRequest) -> int:
    typed = request.POST.get("v", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
@when_open
@with_flow
def check(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Everything once more, then send."""
    draft = _draft_for(request, flow)
    if request.method == "POST":
        return _send(request, flow, draft)
    if draft and draft.is_submitted:
        return redirect("intake:done")
    if draft is None:
        return redirect("intake:before", flow.service.flow_slug)
    return _check_page(request, flow, draft)


def _send(request: HttpRequest, flow: Flow, draft: drafts.Open | None) -> HttpResponse:
    """Send what the draft holds, under the key that the page carried: both must belong together."""
    try:
        key = receipts.read(request.POST.get("k", ""))
    except receipts.BadKey:
        return _check_page(request, flow, draft, is_tampered=True, status=400) if _is_live(draft) else _nothing_to_send(request, flow)
    if draft is None and once.look(key, None) is once.Before.SAME:
        return render(request, "services/intake/done.html", {"digits": receipts.grouped(receipts.derive(key))})
    if draft is None:
        return _nothing_to_send(request, flow)
    if draft.is_submitted:
        return redirect("intake:done")
    if flow.first_unanswered(draft.answers) is not None:
        return redirect("intake:step", flow.service.flow_slug, flow.first_unanswered(draft.answers))
    draft.key = key
    try:
        submit(flow, draft)
    except OtherAnswers:
        return render(request, "services/intake/already.html", {"flow": flow}, status=409)
    return redirect("intake:done")


def _nothing_to_send(request: HttpRequest, flow: Flow) -> HttpResponse:
    """The draft has ended: say honestly that nothing was sent now."""
    return render(request, "services/intake/ended.html", {"flow": flow}, status=410)


def _check_page(request: HttpRequest, flow: Flow, draft: drafts.Open, status: int = 200, is_tampered: bool = False) -> HttpResponse:
    missing = flow.first_unanswered(draft.answers)
    if missing is not None:
        return redirect("intake:step", flow.service.flow_slug, missing)
    parts = [(number, step, flow.rows(draft.answers, number)) for number, step in enumerate(flow.steps, 1)]
    context = {
        "flow": flow,
        "parts": parts,
        "remarks": flow.remarks(draft.answers),
        "alarm": flow.alarm(draft.answers),
        "k": receipts.sign(draft.key),
        "is_tampered": is_tampered,
    }
    return render(request, "services/intake/check.html", context, status=status)


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest) -> HttpResponse:
    """The number to keep; the same on every reload until she says that she has it. POST: she has it."""
    draft = drafts.of(request)
    if draft is None or not draft.is_submitted or request.method == "POST":
        response = redirect("intake:lookup")
        if request.method == "POST":
            drafts.destroy(request, response)
        return response
    context = {"digits": receipts.grouped(draft.receipt), "next": draft.next}
    return render(request, "services/intake/done.html", context)


def _draft_for(request: HttpRequest, flow: Flow) -> drafts.Open | None:
    """This browser's draft, if it is one of this flow."""
    draft = drafts.of(request)
    return draft if draft and draft.service == flow.service.code else None


def _is_live(draft: drafts.Open | None) -> TypeGuard[drafts.Open]:
    return draft is not None and not draft.is_submitted


def _given(draft: drafts.Open, response: HttpResponse) -> HttpResponse:
    draft.token.give(response, drafts.COOKIE)
    return response
