"""The page of supervision (妇儿工委办): counts by department, never a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from services.cases.supervision import by_department
from services.desk.gate import supervision_only


@supervision_only
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """Workload, what waits, what is late, and how much was accepted in time."""
    lines = by_department()
    totals = {name: sum(getattr(line, name) for line in lines) for name in ("open", "unopened", "overdue", "unlawful", "escalated")}
    rated = [line for line in lines if line.said]
    return render(request, "services/desk/supervision.html", {"lines": lines, "totals": totals, "rated": rated})
