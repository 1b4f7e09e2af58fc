"""What did not go out, with another attempt."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from services.cases.models import Case
from services.desk import case_page, unsent
from services.desk.gate import DeskRequest, desk


@desk
@require_safe
def notices(request: DeskRequest) -> HttpResponse:
    """The list; it names no number."""
    found = {"residents": unsent.to_residents(request.user), "colleagues": unsent.to_colleagues(request.user)}
    return render(request, "services/desk/notices.html", found | case_page.frame(request.user))


@desk
@require_POST
def notice(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Try again, or leave it."""
    try:
        if request.POST.get("do") == "again":
            is_sent = unsent.try_again(request.user, case_id)
        else:
            unsent.let_be(request.user, case_id)
            return redirect("desk:notices")
    except Case.DoesNotExist:
        raise Http404 from None
    if is_sent:
        messages.success(request, _("It is on its way again."))
    else:
        messages.error(
            request,
            _("It was not sent again: by her wishes of now she is not told by short message, or this portal has no gateway for them."),
        )
    return redirect("desk:notices")
