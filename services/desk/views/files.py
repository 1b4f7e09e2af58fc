"""Files that she sent: taken away to be opened elsewhere, never shown in the browser."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.step_up import marked, stepped_up
from portal.kit.crypto.aead import Unreadable
from services.cases.actions import open_file
from services.cases.errors import WrongState
from services.desk.gate import DeskRequest, case_or_404, desk


@desk
@require_POST
@stepped_up
def file(request: DeskRequest, case_id: UUID, number: int) -> HttpResponse:
    """One file under a name that says nothing; as bytes, so that no browser runs what is in it (S2-25)."""
    row = case_or_404(request, case_id)
    found = row.attachments.filter(number=number).select_related("case__department").first()
    if found is None:
        raise Http404
    try:
        content = open_file(file=found, actor=request.user)
    except WrongState as error:
        messages.error(request, str(error.message))
        return redirect("desk:case", row.pk)
    except Unreadable:
        messages.error(request, _("This file was changed since she sent it and cannot be opened. Please tell whoever runs the portal."))
        return redirect("desk:case", row.pk)
    headers = marked(request, f"{row.reference}-{found.number}", found.suffix)
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)
