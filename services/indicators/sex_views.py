"""The public page of the catalogue of statistics by sex."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from services.indicators.by_sex import Standing, State
from services.indicators.models import Indicator
from services.indicators.places import plan_path
from services.indicators.sex_catalogue import STATES, current, public_readings, span


@access("public")
@require_safe
def by_sex(request: HttpRequest) -> HttpResponse:
    """What the plan wants to be known by sex, what is there, and every gap."""
    found = current()
    names = dict(Indicator.objects.current().values_list("code", "name"))
    context = {
        "crumbs": [(gettext("Figures"), reverse("monitoring:index")), (gettext("Statistics by sex"), "")],
        "rows": [_row(each, names) for each in found],
        "there": sum(each.state is State.THERE for each in found),
        "total": len(found),
        "is_demo": public_readings().filter(is_demo=True).exists(),
    }
    return render(request, "services/indicators/by_sex.html", context)


def _row(found: Standing, names: dict[str, str]) -> dict[str, object]:
    statistic = found.statistic
    return {
        "statistic": statistic,
        "plan_path": plan_path(statistic.code),
        "indicators": [(code, names[code]) for code in statistic.indicators if code in names],
        "state": STATES[found.state],
        "is_gap": found.state is not State.THERE,
        "years": span(found.years),
    }
