"""The routing files of the district pack: `routing.tsv` becomes rows, `targets.tsv` is read from its file."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from portal.district.loader import FACT_COLUMNS, Outcome, Row, Table, facts, loads, sync
from portal.district.models import Department
from portal.district.tables import PackError, read
from services.catalogue.facts import URGENCIES
from services.routing.conditions import BadCondition, parse
from services.routing.models import RoutingRule
from services.routing.rules import urgencies
from services.routing.surroundings import Target

RULES: Final = "routing.tsv"
NO_LEAD: Final = "*"
"""Written as the lead of a rule that modifies what others decide: an empty cell would be an oversight."""
TARGETS: Final = "targets.tsv"


@loads(RULES)
def load_rules(table: Table) -> Outcome:
    """The rules in their order; one that can match names a department and an urgency."""
    table.require("rule", "facts", "when", "lead", "partners", "urgency", "statutory_basis", "note", *FACT_COLUMNS)
    table.unique("rule")
    departments = set(Department.objects.current().values_list("code", flat=True))
    wanted = {row.text("rule"): (row, _rule(row, position, departments)) for position, row in enumerate(table, start=1)}
    return sync(RoutingRule, "code", wanted, table.file)


def _rule(row: Row, position: int, departments: set[str]) -> dict[str, Any]:
    lead = _lead(row)
    for column, codes in (("lead", {lead} - {""}), ("partners", set(row.words("partners")))):
        if codes - departments:
            raise row.error(column, f"{', '.join(sorted(codes - departments))} is no department of departments.tsv")
    return facts(row) | {
        "position": position,
        "facts": row.text("facts"),
        "when": row.text("when", required=False),
        "lead": lead,
        "partners": " ".join(row.words("partners")),
        "urgency": _urgency(row, modifies=not lead),
        "statutory": row.text("statutory_basis", required=False),
        "note": row.text("note", required=False),
    }


def _lead(row: Row) -> str:
    lead = row.text("lead", required=_can_match(row))
    return "" if lead == NO_LEAD else lead


def _urgency(row: Row, *, modifies: bool) -> str:
    urgency = row.text("urgency", required=not modifies)
    allowed = urgencies(modifies=modifies)
    if urgency not in allowed:
        raise row.error("urgency", f"{urgency!r} is none of {', '.join(filter(None, allowed))}")
    return urgency


def _can_match(row: Row) -> bool:
    try:
        return bool(parse(row.text("when", required=False)).alternatives)
    except BadCondition as error:
        raise row.error("when", str(error)) from None


def targets() -> Mapping[str, Target]:
    """The internal target of each urgency, as the pack sets it."""
    return _targets(Path(settings.DISTRICT_PACK))


@lru_cache(maxsize=4)
def _targets(pack: Path) -> Mapping[str, Target]:
    return read_targets(read(pack, TARGETS))


def read_targets(table: Table) -> dict[str, Target]:
    """Hours or working days for each urgency; raises PackError when one is missing or has both or neither."""
    table.require("urgency", "hours", "working_days", "source")
    table.unique("urgency")
    found = {row.text("urgency"): _target(row) for row in table}
    if set(found) != set(URGENCIES):
        raise PackError(table.file, f"must have one line for each of {', '.join(URGENCIES)}", column="urgency")
    return found


def _target(row: Row) -> Target:
    hours, days = row.text("hours", required=False), row.text("working_days", required=False)
    if bool(hours) == bool(days):
        raise row.error("hours", "give either hours or working days")
    return Target(hours=row.number("hours")) if hours else Target(working_days=row.number("working_days"))


@loads(TARGETS)
def check_targets(table: Table) -> Outcome:
    """Targets are read from their file; loading the pack only proves that they can be."""
    return Outcome(TARGETS, unchanged=len(read_targets(table)))
