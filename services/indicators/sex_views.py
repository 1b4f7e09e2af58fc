"""The public page of the catalogue of statistics by sex."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from services.indicators.by_sex import Standing, State, catalogue, standing
from services.indicators.models import Indicator, Reading
from services.indicators.models.indicator import Publication
from services.indicators.places import plan_path

STATES: Final[dict[State, Promise]] = {
    State.THERE: _("There"),
    State.WOMEN_ONLY: _("Of women only, those of men are missing"),
    State.NOT_BY_SEX: _("Reported, but not by sex"),
    State.NOT_REPORTED: _("Not reported"),
    State.NO_INDICATOR: _("No indicator yet"),
}


@access("public")
@require_safe
def by_sex(request: HttpRequest) -> HttpResponse:
    """What the plan wants to be known by sex, what is there, and every gap."""
    public = Reading.objects.approved().exclude(indicator__publication=Publication.CONSENT)
    said = list(public.values_list("indicator__code", "year", "part"))
    found = [standing(each, said) for each in catalogue(Path(settings.DISTRICT_PACK))]
    names = dict(Indicator.objects.current().values_list("code", "name"))
    context = {
        "crumbs": [(gettext("Figures"), reverse("monitoring:index")), (gettext("Statistics by sex"), "")],
        "rows": [_row(each, names) for each in found],
        "there": sum(each.state is State.THERE for each in found),
        "total": len(found),
        "is_demo": public.filter(is_demo=True).exists(),
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
        "years": _span(found.years),
    }


def _span(years: tuple[int, ...]) -> str:
    """2019, 2021 to 2025 as it is read: runs of years as one."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
