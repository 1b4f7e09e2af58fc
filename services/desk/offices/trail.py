"""/desk/audit/: the audit trail, for the auditor: who did or viewed what, by ids, never a word of it."""

import csv
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.models import User
from portal.accounts.step_up import marked, stepped_up
from portal.audit.anchors import AnchorsUnreadable, anchors
from portal.audit.chain import record
from portal.audit.models import Entry
from portal.audit.verify import first_broken_link
from portal.kit import clock
from portal.kit.text import inert
from services.desk.gate import DeskRequest, auditing
from services.desk.offices.forms import TrailForm
from services.desk.paging import MOST, PAGE

MOST_EXPORTED = 5000
COLUMNS = ("seq", "at", "actor", "department", "action", "subject", "subject_id", "result", "request_id")


@auditing
@require_safe
def trail(request: DeskRequest) -> HttpResponse:
    """The newest rows that match; looking is recorded, too."""
    return _page(request, TrailForm(request.GET))


@auditing
@require_POST
def verify(request: DeskRequest) -> HttpResponse:
    """Check every row against the one before it, and against what was kept outside the database."""
    try:
        broken = first_broken_link(list(anchors()))
    except AnchorsUnreadable:
        messages.error(request, _("The file of anchors is damaged. Please tell the system administrator; nothing was checked."))
        return redirect("desk:audit")
    with transaction.atomic():
        record("audit.verified", actor=request.user, subject="audit", subject_id="chain", result="broken" if broken else "ok")
    if broken:
        messages.error(request, _("The chain is broken at row %(row)d. Please tell the security administrator now.") % {"row": broken.seq})
    else:
        messages.success(request, _("The chain is whole."))
    return redirect("desk:audit")


@auditing
@require_POST
@stepped_up
def export(request: DeskRequest) -> HttpResponse:
    """The matching rows as a file that names who took it and when; asks again who does it."""
    form = TrailForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    rows = _matching(form)[:MOST_EXPORTED]
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=marked(request, "audit", "csv"))
    writer = csv.writer(answer)
    writer.writerow([_("Taken by %(who)s on %(when)s") % {"who": request.user.get_username(), "when": clock.now().isoformat()}])
    writer.writerow(COLUMNS)
    writer.writerows(["" if value is None else inert(str(value)) for value in (getattr(row, name) for name in COLUMNS)] for row in rows)
    with transaction.atomic():
        record("audit.exported", actor=request.user, subject="audit", subject_id="chain", result=str(len(rows)))
    return answer


def _matching(form: TrailForm) -> QuerySet[Entry]:
    """The rows that were asked for; none where that is not understood, so that nobody takes all for some."""
    if not form.is_valid():
        return Entry.objects.none()
    rows, asked = Entry.objects.order_by("-seq"), form.cleaned_data
    if asked["action"]:
        rows = rows.filter(action__startswith=asked["action"])
    if asked["actor"]:
        rows = rows.filter(actor__in=User.objects.filter(username=asked["actor"]).values("pk"))
    if asked["subject_id"]:
        rows = rows.filter(subject_id=asked["subject_id"])
    if asked["since"]:
        rows = rows.filter(at__gte=_midnight(asked["since"]))
    if asked["until"]:
        rows = rows.filter(at__lt=_midnight(asked["until"]) + timedelta(days=1))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _page(request: DeskRequest, form: TrailForm) -> HttpResponse:
    page = Paginator(_matching(form)[:MOST], PAGE).get_page(request.GET.get("page"))
    names = User.objects.in_bulk({row.actor for row in page if row.actor})
    with transaction.atomic():
        record("audit.viewed", actor=request.user, subject="audit", subject_id="chain")
    asked = {name: value for name, value in form.data.items() if name in form.fields and value}
    context = {
        "form": form,
        "page_obj": page,
        "asked": asked,
        "query": urlencode(asked),
        "rows": [(row, names.get(row.actor)) for row in page],
    }
    return render(request, "services/desk/offices/trail.html", context, status=422 if form.errors else 200)
