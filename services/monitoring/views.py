"""Public counts: pages and downloads, functions of releases and of nothing else."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from services.monitoring import downloads, queries
from services.monitoring.methods import method_in_figures
from services.monitoring.models import Release
from services.monitoring.periods import Period
from services.monitoring.words import quarter_in_words
from services.monitoring.workload import T1, T2

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access("public")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What figures there are."""
    return render(request, "services/monitoring/index.html", {"dictionary": downloads.dictionary(), "licence": downloads.LICENCE})


@access("public")
@require_safe
def services(request: HttpRequest, code: str = "") -> HttpResponse:
    """What the portal handled in a quarter or a year (the newest quarter where none is asked for), and how wrong it may be."""
    valid = queries.releases()
    codes = queries.periods(valid)
    newest = valid[0].quarter if valid else ""
    shown = queries.period(code or newest, valid)
    if code and not shown:
        raise Http404
    context = {
        "period": shown,
        "kinds": shown and shown.grid(T1.code),
        "places": shown and shown.grid(T2.code),
        "others": [grid for grid in shown.grids if grid.code not in (T1.code, T2.code)] if shown else [],
        "periods": [(each, quarter_in_words(each), each == (code or newest)) for each in codes],
    }
    return render(request, "services/monitoring/services.html", context)


@access("public")
@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How it is counted, what is added and why, in plain words."""
    return render(request, "services/monitoring/method.html", method_in_figures())


@access("public")
@require_safe
def services_json(request: HttpRequest) -> HttpResponse:
    """Every release as it was closed, corrected ones beside what they correct."""
    content = {
        "licence": str(downloads.LICENCE),
        "columns": dict(downloads.dictionary()),
        "releases": [release.data | {"sha256": release.digest} for release in Release.objects.all()],
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "sort_keys": True})


@access("public")
@require_safe
def services_csv(request: HttpRequest) -> HttpResponse:
    """Every published number as a row; `?bom=1` puts a byte order mark before them."""
    content = downloads.as_csv(_all(), with_bom=request.GET.get("bom") == "1")
    return _file(content, "text/csv; charset=utf-8", "services.csv")


@access("public")
@require_safe
def services_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook with its dictionary."""
    return _file(downloads.as_xlsx(_all()), XLSX, "services.xlsx")


def _all() -> list[Period]:
    valid = queries.releases()
    return [shown for code in queries.periods(valid) if (shown := queries.period(code, valid))]


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
