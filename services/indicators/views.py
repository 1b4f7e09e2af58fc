"""The indicators in public: all at a glance, and each by itself. Approved readings only."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from portal.district.models import Department
from portal.kit.web.access import access
from portal.pagecache.kept import kept
from services.indicators import charts, words
from services.indicators.charts import WIDE
from services.indicators.disaggregation import splits
from services.indicators.glance import glance, labels_of_columns, years_shown
from services.indicators.models import Indicator
from services.indicators.models.indicator import Publication
from services.indicators.overview import FIRST_YEAR, Choice, summary, tallies
from services.indicators.places import DOMAINS, plan_path
from services.indicators.queries import standing
from services.indicators.ratings import Verdict
from services.indicators.rules import END, MID_TERM, Better, Rule
from services.indicators.telling import course
from services.indicators.warnings import Kind
from services.indicators.watching import alerts


@access("public")
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Every indicator with its target, newest value, course and judgement; chosen by year, domain, department or judgement."""
    years = years_shown()
    choice = Choice.of(request.GET.dict(), *years)
    whole = glance(choice.year, get_language())
    found = [entry for entry in whole.entries if choice.takes(entry)]
    context = filters(choice, years[1], whole.domains) | {
        "goals": whole.goals,
        "rows": [entry.row for entry in found],
        "labels": labels_of_columns(),
        "tallies": tallies(found),
        "summary": summary(found, choice.year),
        "is_demo": any(entry.is_demo for entry in found),
        "crumbs": crumbs(),
    }
    return render(request, "services/indicators/dashboard.html", context)


def filters(choice: Choice, last: int, names: Mapping[str, str]) -> dict[str, Any]:
    """What the fields of a choice offer."""
    return {
        "choice": choice,
        "years": range(last, FIRST_YEAR - 1, -1),
        "domains": names.items(),
        "departments": owners(),
        "verdicts": words.VERDICTS.items(),
    }


@kept
def owners() -> list[Department]:
    """The departments that own an indicator."""
    return list(Department.objects.filter(indicators__is_active=True).distinct())


@access("public")
@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: what the plan asks, the series with its targets, the judgement in a sentence."""
    found = standing(code)
    if found is None:
        raise Http404
    breaks = {"broken_at": found.broken_at, "absent": found.absent}
    to_year = END if found.targets else 0
    context = breaks | {
        "crumbs": [*crumbs(), (found.indicator.code, "")],
        "plan_path": plan_path(found.indicator.plan_ref),
        "standing": found,
        "indicator": found.indicator,
        "targets": _targets(found.indicator),
        "chart": charts.draw(found.points, found.targets, frame=WIDE, spans=found.spans, since=found.since, to_year=to_year, **breaks),
        "rows": list(zip(found.readings, found.told, strict=True))[::-1],
        "is_pooled": found.indicator.rolling_years > 1,
        "is_of_the_sick": found.indicator.publication == Publication.ILLNESS,
        "splits": splits(found.parts),
        "files": files("indicators:csv", "indicators:xlsx", "indicators:json"),
        "files_of_parts": files("indicators:parts_csv", "indicators:parts_xlsx", "indicators:parts_json"),
        "alerts": alerts([found]),
        "course": course(found),
        "when": words.when_judged(found.indicator.definition),
        "way": words.WAYS[Better(found.indicator.better)],
        "tasks": [(task, words.KINDS[Kind(task.kind)]) for task in found.indicator.tasks.for_public()],
        "is_short": found.verdict in (Verdict.MISSED, Verdict.NEAR),
        "domain_path": f"/plan/{DOMAINS.index(found.domain) + 1}/",
        "shows_parts": found.indicator.publication == Publication.FULL,
    }
    return render(request, "services/indicators/indicator.html", context)


def files(*names: str) -> list[tuple[str, str]]:
    """Kind and address of files."""
    return [(address.rsplit(".", 1)[1].upper(), address) for address in map(reverse, names)]


def crumbs() -> list[tuple[str, str]]:
    """The way to the dashboard."""
    return [(gettext("Plan and progress"), "/plan/"), (gettext("Indicators of the plan"), reverse("indicators:dashboard"))]


def _targets(indicator: Indicator) -> list[tuple[int, str]]:
    """What the plan asks for in both years; where its words can be read in two ways, it names a number that is none yet."""
    without = str(words.VERDICTS[Verdict.UNCLEAR]) if indicator.rule == Rule.UNCLEAR else gettext("No number named")
    pairs = ((MID_TERM, indicator.target_2025), (END, indicator.target_2030))
    return [(year, words.target(indicator, value) or without) for year, value in pairs]
