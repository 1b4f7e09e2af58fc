"""Keeping a page while she types, for pages with scripts: each answer says how it went and how long the draft lives."""

from collections.abc import Callable

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from portal.kit.web.access import access
from services.intake import drafts
from services.intake.availability import why_closed
from services.intake.fitting import place_of
from services.intake.flows import Flow
from services.intake.views.finding import draft_for, version, with_flow

LONGEST_CLOCK = 15


@access("flow")
@require_POST
@with_flow
def keep(request: HttpRequest, flow: Flow, number: int) -> JsonResponse:
    """`do` says what: keep the page, stay another hour, switch keeping off or on. 409: a newer page was kept; 410: all is over."""
    draft, number = draft_for(request, flow), place_of(flow, number, request.POST.get("p", ""))
    act = ACTS.get(request.POST.get("do", ""))
    if act is None or not 1 <= number <= len(flow.steps):
        return JsonResponse({}, status=400)
    if draft is None or draft.is_submitted:
        return JsonResponse({}, status=410)
    if why_closed():
        return JsonResponse({}, status=503)
    try:
        act(request, flow, number, draft)
    except drafts.StaleError:
        return JsonResponse({}, status=409)
    return JsonResponse({"v": draft.row.version, "left": int(drafts.LIFETIME.total_seconds())})


def _keep(request: HttpRequest, flow: Flow, number: int, draft: drafts.Open) -> None:
    typed = flow.step(number).form(request.POST).as_typed()
    draft.keep_typed(number, typed, version=version(request), at=_clock_of(request))


def _stay(request: HttpRequest, flow: Flow, number: int, draft: drafts.Open) -> None:
    draft.stay()


def _off(request: HttpRequest, flow: Flow, number: int, draft: drafts.Open) -> None:
    draft.switch_keeping(on=False)


def _on(request: HttpRequest, flow: Flow, number: int, draft: drafts.Open) -> None:
    draft.switch_keeping(on=True)


def _clock_of(request: HttpRequest) -> int:
    """The browser's clock in milliseconds; only compared with its own earlier words."""
    typed = request.POST.get("at", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST_CLOCK else 0


ACTS: dict[str, Callable[[HttpRequest, Flow, int, drafts.Open], None]] = {"keep": _keep, "stay": _stay, "off": _off, "on": _on}
