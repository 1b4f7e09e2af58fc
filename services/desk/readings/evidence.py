"""Opening the papers that come with a reading or with the answer to a task: the office, and the department that sent them."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from services.desk.readings.gate import OfficeRequest, reporting
from services.desk.readings.lists import tasks_of
from services.indicators.models import Reading
from services.indicators.permissions import reportable_by


@reporting
@require_safe
def of_reading(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """What shows that a reading is right."""
    return _file(get_object_or_404(Reading, pk=pk, indicator__in=reportable_by(request.user)).evidence)


@reporting
@require_safe
def of_task(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """What shows that the measure was taken."""
    return _file(get_object_or_404(tasks_of(request.user), pk=pk).evidence)


def _file(paper: FieldFile) -> HttpResponseBase:
    """To be saved, never shown by the browser as a page of ours. Raises Http404 where there is none."""
    if not paper:
        raise Http404
    return FileResponse(paper.open("rb"), as_attachment=True, filename=str(paper.name).rsplit("/", 1)[-1])
