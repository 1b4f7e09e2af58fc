"""All goals of the plan with their judgement. Who knows the plan registers where goals come from: the plan's pages lie above this room."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from services.indicators import words
from services.indicators.goals import Goal, in_order, judge
from services.indicators.overview import TONES, Choice
from services.indicators.places import DOMAINS, plan_path
from services.indicators.queries import Standing
from services.indicators.ratings import Verdict

Source = Callable[[], Iterable[Goal]]
SOURCES: Final[list[Source]] = []
NOT_MEASURED: Final = _("Not judged by numbers")
SIGNS: Final = {Verdict.REACHED: "✓", Verdict.EARLY: "+", Verdict.NEAR: "≈", Verdict.MISSED: "✗", Verdict.NOT_REPORTED: "?"}
"""A judgement as a sign that needs no colour; whatever else is open has a dot."""


def source(find: Source) -> Source:
    """Let goals come from `find` (one query)."""
    SOURCES.append(find)
    return find


@dataclass(frozen=True)
class Line:
    """A goal as a row: its indicators, and its judgement (None: the plan gives it none that could judge it)."""

    goal: Goal
    standings: tuple[Standing, ...]
    verdict: Verdict | None

    @property
    def word(self) -> Promise:
        """The judgement as a word."""
        return words.VERDICTS[self.verdict] if self.verdict else NOT_MEASURED

    @property
    def sign(self) -> str:
        """The judgement as a sign."""
        return SIGNS.get(self.verdict, "·") if self.verdict else "·"

    @property
    def tone(self) -> str:
        """The class of its word."""
        return TONES.get(self.verdict, "tag tag-plain") if self.verdict else "tag tag-plain"

    @property
    def path(self) -> str:
        """The page of the goal."""
        return plan_path(self.goal.code)

    @property
    def departments(self) -> set[str]:
        """Who is at work on it: by the plan's leads, and as owners of its indicators."""
        return {*self.goal.departments, *(each.indicator.owner.code for each in self.standings if each.indicator.owner)}


def lines(standings: Iterable[Standing]) -> list[Line]:
    """Every goal in the plan's order; none before the plan is imported. `standings` are those of all indicators in the year."""
    by_item: dict[str, list[Standing]] = {}
    for each in standings:
        by_item.setdefault(each.indicator.plan_ref, []).append(each)
    goals = in_order([goal for find in SOURCES for goal in find()], DOMAINS)
    return [_line(goal, by_item.get(goal.code, [])) for goal in goals]


def _line(goal: Goal, found: list[Standing]) -> Line:
    return Line(goal, tuple(found), judge([each.verdict for each in found]))


def chosen(found: Iterable[Line], choice: Choice) -> list[Line]:
    """Those that fit a choice."""
    return [
        line
        for line in found
        if (not choice.domain or line.goal.domain == choice.domain)
        and (not choice.department or choice.department in line.departments)
        and (not choice.verdict or line.verdict == choice.verdict)
    ]


def by_domain(found: Iterable[Line], names: Mapping[str, str]) -> list[tuple[str, list[Line]]]:
    """The goals of each domain, by its name."""
    rows: dict[str, list[Line]] = {}
    for line in found:
        rows.setdefault(names[line.goal.domain], []).append(line)
    return list(rows.items())
