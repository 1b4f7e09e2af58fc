"""Papers to print from the answers, while they are still a draft; nothing of them is stored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.kit import clock
from portal.kit.web.access import access
from services.intake.flows import flow_at
from services.intake.views.finding import draft_for


@access("flow")
@require_safe
def paper(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One paper of a flow, filled with this browser's answers; without all of them there is nothing to print yet."""
    flow = flow_at(slug)
    found = next((one for one in flow.papers if one.name == name), None) if flow else None
    if flow is None or found is None:
        raise Http404
    draft = draft_for(request, flow)
    if draft is None or draft.is_submitted:
        return redirect("intake:before", slug)
    if flow.first_unanswered(draft.answers) is not None:
        return redirect("intake:check", slug)
    parts = [part for part in flow.parts(draft.answers) if part[0] in found.steps]
    context = {"flow": flow, "paper": found, "parts": parts, "today": clock.today(), **found.more(draft.answers)}
    return render(request, found.template, context)
