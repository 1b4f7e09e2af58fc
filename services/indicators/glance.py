"""The dashboard as it is drawn: once a generation, year and language; whatever is chosen then only picks from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from portal.pagecache.kept import kept
from services.indicators import goal_list
from services.indicators.domains import domains
from services.indicators.overview import line
from services.indicators.queries import Standing, data_years, standings
from services.indicators.ratings import Verdict
from services.indicators.rules import MID_TERM
from services.indicators.watching import Alert, alerts


@dataclass(frozen=True)
class Entry:
    """An indicator: by what it is chosen and counted, and its row of the table."""

    domain: str
    department: str
    verdict: Verdict
    is_demo: bool
    row: SafeString


@dataclass(frozen=True)
class Glance:
    """A year: all its indicators, all goals with their judgement (empty before the plan is imported), the names of domains by numeral."""

    entries: tuple[Entry, ...]
    goals: SafeString
    domains: Mapping[str, str]


@kept
def years_shown() -> tuple[int, int]:
    """The year that is shown unless another one is chosen, and the last one that can be; 2025 before the first reading.

    A year that departments are still reporting is filled bit by bit: it can be chosen, and no page turns to it by itself.
    """
    usual, last = data_years()
    return usual or MID_TERM, last or MID_TERM


def newest_year() -> int:
    """The year that is shown unless another one is chosen."""
    return years_shown()[0]


@kept
def glance(year: int, language: str | None) -> Glance:
    """Everything that was judged for `year`, in the reader's language; warnings stand at the newest year only."""
    every = standings(year)
    warned: dict[str, list[Alert]] = {}
    for alert in alerts(every) if year == newest_year() else []:
        warned.setdefault(alert.standing.indicator.code, []).append(alert)
    names = domains()
    return Glance(tuple(_entries(every, warned)), _goals(every, names), names)


def _entries(every: list[Standing], warned: dict[str, list[Alert]]) -> list[Entry]:
    template, labels = get_template("services/indicators/row.html"), labels_of_columns()
    return [
        Entry(
            domain=each.domain,
            department=each.department,
            verdict=each.verdict,
            is_demo=each.is_demo,
            row=SafeString(template.render({"line": line(each, warned.get(each.indicator.code, [])), "labels": labels})),
        )
        for each in every
    ]


def labels_of_columns() -> dict[str, str]:
    """What the columns of the table are called; each cell says it again where the table is stacked on a small screen."""
    return {
        "indicator": gettext("Indicator"),
        "target": gettext("Target"),
        "value": gettext("Value"),
        "course": gettext("Course"),
        "judgement": gettext("Judgement"),
    }


def _goals(every: list[Standing], names: Mapping[str, str]) -> SafeString:
    goals = goal_list.by_domain(goal_list.lines(every), names)
    return SafeString(render_to_string("services/indicators/glance.html", {"goals": goals}) if goals else "")
