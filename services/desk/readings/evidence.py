"""Opening the papers that come with a reading or with the answer to a task: the office, and the department that sent them."""

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.accounts.step_up import handed_out, stepped_up
from portal.audit.chain import record
from services.desk.readings.gate import OfficeRequest, reporting
from services.desk.readings.lists import tasks_of
from services.indicators.models import Reading
from services.indicators.permissions import reportable_by


@reporting
@require_safe
@stepped_up
def of_reading(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """What shows that a reading is right."""
    reading = get_object_or_404(Reading, pk=pk, indicator__in=reportable_by(request.user))
    return _file(request, reading.evidence, "reading", pk)


@reporting
@require_safe
@stepped_up
def of_task(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """What shows that the measure was taken."""
    return _file(request, get_object_or_404(tasks_of(request.user), pk=pk).evidence, "task", pk)


def _file(request: OfficeRequest, paper: FieldFile, subject: str, pk: int) -> HttpResponseBase:
    """Handed out and recorded. Raises Http404 where there is none."""
    if not paper:
        raise Http404
    with transaction.atomic():
        record("evidence.exported", actor=request.user, subject=subject, subject_id=pk)
    return handed_out(request, paper)
