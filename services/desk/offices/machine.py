"""/desk/system/: what the machine could not do, for the system administrator: no person, no case, no content."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.audit.chain import record
from portal.outbox.models import Message, Schedule
from services.desk.gate import DeskRequest, running

SHOWN = 100


@running
@require_safe
def system(request: DeskRequest) -> HttpResponse:
    """What waits, what was given up, and when periodic work ran last. Payloads are not shown."""
    context = {
        "waiting": Message.objects.open().count(),
        "late": Message.objects.due().filter(attempts__gt=0).count(),
        "dead": Message.objects.dead().order_by("-dead_at").defer("payload")[:SHOWN],
        "jobs": Schedule.objects.order_by("name"),
    }
    return render(request, "services/desk/offices/machine.html", context)


@running
@require_POST
def retry(request: DeskRequest, pk: int) -> HttpResponse:
    """Try again what was given up: handlers that have done their part do it no second time."""
    with transaction.atomic():
        message = get_object_or_404(Message.objects.select_for_update().dead(), pk=pk)
        message.dead_at, message.attempts, message.available_at = None, 0, timezone.now()
        message.save(update_fields=["dead_at", "attempts", "available_at"])
        record("outbox.retried", actor=request.user, subject="message", subject_id=pk)
    messages.success(request, _("It is tried again."))
    return redirect("desk:system")
