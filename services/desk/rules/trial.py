"""Trying a change: on the agreed truth table line by line, on past requests as counts only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from portal.district.models import Department
from services.catalogue.facts import Facts
from services.routing.actions import surroundings
from services.routing.force import in_force
from services.routing.models import RoutingDecision, RuleChange
from services.routing.promises import urgency_name
from services.routing.rules import Rule
from services.routing.simulating import Way, changed, moves
from services.routing.truth import facts_of, lines

RECENT: Final = 2000
"""So many of the newest requests are tried; more would keep whoever waits for the page waiting."""


@dataclass(frozen=True)
class Difference:
    """What goes another way: `about` is a line of the truth table, or how many past requests."""

    about: str
    before: str
    after: str


@dataclass(frozen=True)
class Trial:
    """What a change would do."""

    table: list[Difference]
    past: list[Difference]
    lines: int
    requests: int


def trial(change: RuleChange) -> Trial:
    """Try `change` against the rules that will be in force on its day."""
    before, after = _rules(change, None), _rules(change, change)
    around, names = surroundings(), dict(Department.objects.values_list("code", "name"))
    table = [
        Difference(line["case"], _words(ways[0], names), _words(ways[1], names))
        for line in lines()
        if (ways := changed(facts_of(line), before, after, around))
    ]
    past = list(_past())
    moved = moves(past, before, after, around)
    return Trial(table, [Difference(str(m.count), _words(m.before, names), _words(m.after, names)) for m in moved], len(lines()), len(past))


def _rules(change: RuleChange, tried: RuleChange | None) -> list[Rule]:
    return [row.as_rule() for row in in_force(change.effective_on, trial=tried) if row.when]


def _past() -> Iterator[Facts]:
    """The facts of the newest requests that were routed and not erased."""
    decisions = RoutingDecision.objects.exclude(case__facts={}).order_by("-pk")
    for stored in decisions.values_list("case__facts", flat=True)[:RECENT]:
        yield Facts.from_json(stored)


def _words(way: Way, names: dict[str, str]) -> str:
    partners = "、".join(names.get(code, code) for code in way.partners) or gettext("nobody else")
    where = names.get(way.lead, way.lead)
    return gettext("%(rule)s: %(lead)s, with %(partners)s, %(urgency)s") % {
        "rule": way.rule or gettext("no rule"),
        "lead": where,
        "partners": partners,
        "urgency": urgency_name(way.urgency),
    }
