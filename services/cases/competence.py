"""Which department starts which statutory clock, and when supervision is told: two tables of the district pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from portal.district import loaders  # noqa: F401 (departments are loaded before what names them)
from portal.district.loader import Outcome, loads
from portal.district.models import Department
from portal.district.tables import Table, read
from services.cases.statutory import CLOCKS

COMPETENCE: Final = "clocks.tsv"
ESCALATION: Final = "escalation.tsv"
REASONS: Final = ("unopened", "overdue", "statutory", "her_data")


@dataclass(frozen=True)
class Level:
    """A step of the supervision chain: so many `hours` after the request came (unopened), its internal target
    passed (overdue), a deadline of the law passed (statutory) or the day passed on which she was to have an answer about her data
    (her_data).
    """

    reason: str
    number: int
    hours: int


def clocks_of(department: Department) -> list[str]:
    """The clocks that a department may start: its own only, for it alone knows when it accepted."""
    return [kind for kind, codes in _competent(Path(settings.DISTRICT_PACK)).items() if department.code in codes]


def levels() -> tuple[Level, ...]:
    """The supervision chain in the order of the pack."""
    return _levels(Path(settings.DISTRICT_PACK))


@lru_cache(maxsize=4)
def _competent(pack: Path) -> Mapping[str, frozenset[str]]:
    return read_competence(read(pack, COMPETENCE))


@lru_cache(maxsize=4)
def _levels(pack: Path) -> tuple[Level, ...]:
    return read_levels(read(pack, ESCALATION))


def read_competence(table: Table) -> dict[str, frozenset[str]]:
    """The departments of each clock; raises PackError for a clock that the law table does not know."""
    table.require("clock", "departments", "source")
    table.unique("clock")
    for row in table:
        if row.text("clock") not in CLOCKS:
            raise row.error("clock", f"{row.text('clock')!r} is none of {', '.join(CLOCKS)}")
    return {row.text("clock"): frozenset(row.words("departments")) for row in table}


def read_levels(table: Table) -> tuple[Level, ...]:
    """The levels; raises PackError for an unknown reason."""
    table.require("reason", "level", "hours", "source")
    for row in table:
        if row.text("reason") not in REASONS:
            raise row.error("reason", f"{row.text('reason')!r} is none of {', '.join(REASONS)}")
    return tuple(Level(row.text("reason"), row.number("level"), row.number("hours")) for row in table)


@loads(COMPETENCE)
def check_competence(table: Table) -> Outcome:
    """The table is read from its file; loading the pack proves that it names departments of the pack."""
    competent = read_competence(table)
    known = set(Department.objects.current().values_list("code", flat=True))
    for row in table:
        if unknown := sorted(competent[row.text("clock")] - known):
            raise row.error("departments", f"{', '.join(unknown)} is no department of departments.tsv")
    return Outcome(COMPETENCE, unchanged=len(competent))


@loads(ESCALATION)
def check_levels(table: Table) -> Outcome:
    """The table is read from its file; loading the pack only proves that it can be."""
    return Outcome(ESCALATION, unchanged=len(read_levels(table)))
