"""Sending: check everything once more, send once, keep the number."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from portal.kit import receipts
from portal.kit.web.access import access
from services.cases.duties import VIOLENCE, duty_to_report
from services.intake import drafts, once
from services.intake.availability import when_open, why_closed
from services.intake.consents import ConsentForm
from services.intake.flows import Flow, Refused, more_on
from services.intake.shelves import channels
from services.intake.submission import OtherAnswers, submit
from services.intake.views.finding import BEFORE_ANOTHER, FINISHED, draft_for, version, with_flow


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
@with_flow
def check(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Everything once more, then send."""
    return _send(request, flow) if request.method == "POST" else _show(request, flow)


@when_open
def _show(request: HttpRequest, flow: Flow) -> HttpResponse:
    draft = draft_for(request, flow)
    if draft is None:
        return redirect("intake:before", flow.service.flow_slug)
    if draft.is_submitted:
        return redirect("intake:done")
    return _check_page(request, flow, draft)


def _send(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Send what the draft holds, under the key that the page carried: both must belong together."""
    draft = draft_for(request, flow)
    try:
        key = receipts.read(request.POST.get("k", ""))
    except receipts.BadKey:
        return _without_key(request, flow, draft)
    if draft is None or (draft.is_submitted and draft.key != key):
        return _without_draft(request, flow, key)
    if draft.is_submitted:
        return redirect("intake:done")
    if flow.first_unanswered(draft.answers) is not None:
        return redirect("intake:step", flow.service.flow_slug, flow.first_unanswered(draft.answers))
    if why_closed():
        return _check_page(request, flow, draft, said="closed", status=503)
    return _submit(request, flow, draft, key)


def _submit(request: HttpRequest, flow: Flow, draft: drafts.Open, key: bytes) -> HttpResponse:
    is_known = once.look(key, None) is not once.Before.NEVER
    if version(request) != draft.row.version and not is_known:
        return _check_page(request, flow, draft, said="changed", status=409)
    boxes = ConsentForm(request.POST, contact=flow.contact(draft.answers))
    if not boxes.is_valid() and not is_known:
        return _check_page(request, flow, draft, boxes=boxes, status=422)
    draft.key = key
    try:
        submit(flow, draft, boxes.agreed())
    except OtherAnswers:
        return render(request, "services/intake/already.html", {"flow": flow}, status=409)
    except Refused as error:
        return _check_page(request, flow, draft, refused=error.why, status=409)
    except drafts.StaleError:
        return redirect("intake:check", flow.service.flow_slug)
    return redirect("intake:done")


def _without_key(request: HttpRequest, flow: Flow, draft: drafts.Open | None) -> HttpResponse:
    """The key was changed on its way, or is older than a day: nothing is sent, and a fresh one is given with the answers."""
    if draft is None:
        return _nothing_to_send(request, flow)
    if draft.is_submitted:
        return redirect("intake:done")
    return _check_page(request, flow, draft, said="tampered", status=400)


def _without_draft(request: HttpRequest, flow: Flow, key: bytes) -> HttpResponse:
    """The draft is gone: what was sent before shows its number again, anything else was not sent."""
    if once.look(key, None) is once.Before.SAME:
        return render(request, "services/intake/done.html", {"digits": receipts.grouped(receipts.derive(key))})
    return _nothing_to_send(request, flow)


def _nothing_to_send(request: HttpRequest, flow: Flow) -> HttpResponse:
    """The draft has ended: say honestly that nothing was sent now."""
    return render(request, "services/intake/ended.html", {"flow": flow}, status=410)


def _check_page(
    request: HttpRequest, flow: Flow, draft: drafts.Open, status: int = 200, boxes: ConsentForm | None = None, **said: Any
) -> HttpResponse:
    """The answers in words, and what she agrees to; `said` tells why they are shown again."""
    missing = flow.first_unanswered(draft.answers)
    if missing is not None:
        return redirect("intake:step", flow.service.flow_slug, missing)
    context = {
        "flow": flow,
        "parts": flow.parts(draft.answers),
        "remarks": flow.remarks(draft.answers),
        "alarm": flow.alarm(draft.answers),
        "k": receipts.sign(draft.key),
        "version": draft.row.version,
        "form": boxes or ConsentForm(contact=flow.contact(draft.answers)),
    }
    return render(request, "services/intake/check.html", context | _duty(flow, draft) | said, status=status)


def _duty(flow: Flow, draft: drafts.Open) -> dict[str, object]:
    """The duty to report, told before she sends (未成年人保护法 11, S1-25); violence says it in its own remarks."""
    facts = flow.facts(draft.answers)
    task = duty_to_report(facts)
    if task is None or facts.group == VIOLENCE:
        return {}
    is_hers = facts.age_band == "under_18" and not facts.is_for_another
    return {"duty_law": gettext(task.statutory), "duty_is_hers": is_hers}


@access("flow")
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest) -> HttpResponse:
    """The number to keep; the same on every reload until she says that she has it. POST: she has it."""
    draft = drafts.of(request)
    if draft is None or not draft.is_submitted:
        return redirect("intake:lookup")
    if request.method == "POST":
        to = reverse("intake:choose") if request.POST.get(BEFORE_ANOTHER) else f"{reverse('intake:lookup')}?{FINISHED}=1"
        response = redirect(to)
        drafts.destroy(request, response)
        return response
    context = {"digits": receipts.grouped(draft.receipt), "next": draft.next, "has_lists": bool(channels())}
    context |= {"wants_another": BEFORE_ANOTHER in request.GET, "more": more_on(draft.service) if "case" in (draft.next or {}) else ""}
    return render(request, "services/intake/done.html", context)
