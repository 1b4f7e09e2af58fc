"""With her number: taking back that another department reads a part of her request."""

from contextlib import suppress
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.kit.web.access import access
from services.cases.actions import end_referral
from services.cases.agreements import of_hers
from services.cases.errors import WrongState
from services.intake import holdings


@access("receipt")
@require_POST
def disagree(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The partner reads nothing from its next request on. What is not hers does not exist; what has ended stays ended."""
    holding = holdings.current(request)
    if holding is None:
        return redirect("intake:lookup")
    entry = of_hers(holding).filter(pk=entry_id).select_related("case").first()
    if entry is None:
        raise Http404
    with suppress(WrongState):
        end_referral(entry=entry, actor=None, end="withdrawn")
    return redirect("intake:held")
