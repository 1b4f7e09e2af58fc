"""Freezing reports and fetching their files."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.step_up import handed_out, stepped_up
from portal.audit.chain import record
from portal.kit.web.marks import mark_of
from services.desk.readings.forms import FreezeForm
from services.desk.readings.gate import OfficeRequest, approving, page
from services.indicators.actions.reports import FORMATS, freeze
from services.indicators.models import Report
from services.indicators.overview import FIRST_YEAR
from services.indicators.queries import current_year
from services.indicators.reports.making import progress_of
from services.indicators.reports.stamping import STAMPS


@approving
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: OfficeRequest) -> HttpResponse:
    """What was frozen, how far its files are, and a form for the next one."""
    newest = current_year()
    form = FreezeForm(request.POST if request.method == "POST" else None, years=range(newest, FIRST_YEAR - 1, -1) if newest else ())
    if request.method == "POST" and form.is_valid():
        freeze(actor=request.user, **form.cleaned_data)
        messages.success(request, _("The numbers are frozen. The files are being made; that takes less than a minute."))
        return redirect("readings:reports")
    rows = progress_of(Report.objects.defer("snapshot").select_related("frozen_by"))
    context = {"place": "reports", "form": form, "rows": rows, "has_data": newest is not None}
    return page(request, "reports.html", context, status=422 if form.errors else 200)


@approving
@require_safe
def progress(request: OfficeRequest, pk: int) -> HttpResponse:
    """The files of one report alone: what the page puts in place of its own while they are made."""
    (row,) = progress_of([get_object_or_404(Report.objects.defer("snapshot"), pk=pk)])
    return page(request, "report_files.html", {"row": row})


@approving
@require_safe
@stepped_up
def file(request: OfficeRequest, pk: int, kind: str) -> HttpResponseBase:
    """A file of a report; who took it is recorded."""
    content = getattr(get_object_or_404(Report, pk=pk), kind) if kind in FORMATS else None
    if not content:
        raise Http404
    with transaction.atomic():
        record("report.exported", actor=request.user, subject="report", subject_id=pk, result=kind)
    account = request.user.get_username()
    return handed_out(request, content, STAMPS[kind](content, account, mark_of(account)))
