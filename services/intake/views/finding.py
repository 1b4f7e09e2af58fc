"""What the pages of a flow share: which flow is meant, and which draft this browser holds."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from portal.kit import clock
from services.intake import drafts
from services.intake.fitting import fit
from services.intake.flows import Flow, flow_at

View = Callable[..., HttpResponse]
BEFORE_ANOTHER: Final = "n"
"""In the address of the number to keep: she wanted to ask for something else. Says nothing to whoever reads the history."""
FINISHED: Final = "d"
"""In the address where numbers are opened: she has just said that she has hers."""


def with_flow(view: View) -> View:
    """Give `view` the flow at the address, or 404."""

    @wraps(view)
    def found(request: HttpRequest, slug: str, **kwargs: object) -> HttpResponse:
        flow = flow_at(slug)
        if flow is None:
            raise Http404
        return view(request, flow, **kwargs)

    return found


def draft_for(request: HttpRequest, flow: Flow) -> drafts.Open | None:
    """This browser's draft, if it is one of this flow; one from before an update has its pages where they stand now."""
    draft = drafts.of(request)
    return fit(draft, flow) if draft and draft.service == flow.service.code else None


def version(request: HttpRequest) -> int:
    """The version of the draft that the page showed; 0, which no draft has, for anything else."""
    typed = request.POST.get("v", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


def ends_in(draft: drafts.Open) -> int:
    """Seconds until the draft is deleted."""
    return max(0, int((draft.row.expires_at - clock.now()).total_seconds()))
