"""Is the portal well? For probes and for the people who run it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from portal.outbox.models import Message
from services.intake.availability import why_closed

OLDEST_SECONDS = 15 * 60


@access("public")
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return _plain("ok")


@access("public")
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can do its work; otherwise 503 and one word why."""
    reason = why_not_ready()
    return _plain(reason or "ready", 503 if reason else 200)


@access("operations")
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The state of background work as text for a monitoring system; no number depends on a case."""
    lines = {
        "outbox_waiting": Message.objects.open().count(),
        "outbox_oldest_seconds": oldest_waiting_seconds(),
        "outbox_dead": Message.objects.dead().count(),
    }
    return _plain("".join(f"halfsky_{name} {value}\n" for name, value in lines.items()))


def why_not_ready() -> str:
    """`database`, `disk`, `keys`, `outbox`, or empty."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return why_closed() or ("outbox" if oldest_waiting_seconds() > OLDEST_SECONDS else "")
    except DatabaseError:
        return "database"


def oldest_waiting_seconds() -> int:
    """How long the oldest due message has been waiting."""
    oldest = Message.objects.due().order_by("available_at").values_list("available_at", flat=True).first()
    return int((timezone.now() - oldest).total_seconds()) if oldest else 0


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status, headers={"Cache-Control": "no-store"})
