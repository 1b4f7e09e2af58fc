"""All goals of the plan with their judgement, and two years side by side."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.kit.web.access import access
from services.indicators import goal_list
from services.indicators.comparing import pairs, years_of
from services.indicators.domains import domains
from services.indicators.glance import newest_year, years_shown
from services.indicators.overview import FIRST_YEAR, Choice
from services.indicators.queries import standings
from services.indicators.ratings import Verdict
from services.indicators.views import crumbs, filters


@access("public")
@require_safe
def goals(request: HttpRequest) -> HttpResponse:
    """Every main goal, each with its judgement or why it is not judged; chosen by year, domain, department or judgement."""
    years = years_shown()
    choice = Choice.of(request.GET.dict(), *years)
    every = standings(choice.year)
    found = goal_list.chosen(goal_list.lines(every), choice)
    counts = Counter(line.verdict for line in found)
    context = filters(choice, years[1], domains()) | {
        "lines": found,
        "reached": counts[Verdict.REACHED],
        "judged": sum(counts[verdict] for verdict in (Verdict.REACHED, Verdict.NEAR, Verdict.MISSED)),
        "unmeasured": counts[None],
        "is_demo": any(each.is_demo for each in every),
        "crumbs": [*crumbs(), (gettext("Goals"), "")],
    }
    return render(request, "services/indicators/goals.html", context)


@access("public")
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two years of all indicators, or of those of a domain or department."""
    newest = newest_year()
    years = range(newest, FIRST_YEAR - 1, -1)
    first, last = years_of(request.GET.dict(), years)
    choice = Choice.of(request.GET.dict(), newest, newest)
    after = [each for each in standings(last) if choice.takes(each)]
    found = pairs(standings(first), after)
    context = filters(choice, newest, domains()) | {
        "first": first,
        "last": last,
        "pairs": found,
        "has_figures": any(pair.first.figure or pair.last.figure for pair in found),
        "is_demo": any(each.is_demo for each in after),
        "crumbs": [*crumbs(), (gettext("Two years side by side"), "")],
    }
    return render(request, "services/indicators/compare.html", context)
