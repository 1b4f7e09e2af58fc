"""Public figures: pages and downloads, functions of releases and of nothing else."""

import csv
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from services.monitoring.models import Release
from services.monitoring.queries import in_words, service_counts
from services.monitoring.workload import T1


@access("public")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What figures there are."""
    return render(request, "services/monitoring/index.html")


@access("public")
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """What the portal handled, quarter by quarter, and how wrong it may be."""
    return render(request, "services/monitoring/services.html", {"tables": service_counts()})


@access("public")
@require_safe
def services_json(request: HttpRequest) -> HttpResponse:
    """Every release as it was closed."""
    body = json.dumps({"releases": [release.data for release in Release.objects.all()]}, ensure_ascii=False, sort_keys=True)
    return HttpResponse(body, content_type="application/json")


@access("public")
@require_safe
def services_csv(request: HttpRequest) -> HttpResponse:
    """Every released cell as a row; the words are those of the page."""
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="services.csv"'})
    writer = csv.writer(response)
    writer.writerow(["quarter", "version", "demo", "category", "value", "shown", "error_95"])
    for release in Release.objects.all():
        data = release.data
        table = data["tables"][T1.code]
        rows = [*table["cells"].items(), ("total", table["total"])]
        for name, value in rows:
            error = table["error_total" if name == "total" else "error_cell"]
            writer.writerow([release.quarter, release.version, int(data["demo"]), name, value, in_words(value), error])
    return response
