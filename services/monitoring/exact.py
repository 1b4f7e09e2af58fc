"""The exact counts of a quarter, for the few who may see them at the desk: by role, audited, never public (statistics 1.10)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise

from portal.accounts.models import User
from portal.accounts.roles import STATISTICS, has_role
from portal.audit.chain import record
from portal.kit.clock import quarter_bounds
from services.catalogue.facts import UNKNOWN
from services.catalogue.names import AGE_BAND_NAMES, CATEGORY_NAMES, GROUP_NAMES
from services.monitoring.models import Fact
from services.monitoring.periods import ALL_NAME, PUNCTUALITY_NAMES, TITLES, UNKNOWN_PLACE
from services.monitoring.privacy import SHOWN_FROM
from services.monitoring.snapshot import counts_of, subdistricts
from services.monitoring.workload import T1, T2, T3, T4


class NotForYou(Exception):
    """Exact counts are for the statistics office."""


@dataclass(frozen=True)
class ExactCell:
    """An exact count."""

    column: Promise | str
    count: int

    @property
    def is_small(self) -> bool:
        """1 to 4: somebody could be recognised in it, so it must not be passed on (不得外传)."""
        return 0 < self.count < SHOWN_FROM


@dataclass(frozen=True)
class ExactRow:
    """A row of exact counts."""

    name: Promise | str
    cells: tuple[ExactCell, ...]
    is_sum: bool = False


@dataclass(frozen=True)
class ExactTable:
    """A table of exact counts."""

    title: Promise | str
    rows: tuple[ExactRow, ...]

    @property
    def has_small(self) -> bool:
        """Whether a count of 1 to 4 stands in it."""
        return any(cell.is_small for row in self.rows for cell in row.cells)


def counted_quarters() -> list[str]:
    """The quarters that have facts, the newest first."""
    return list(Fact.objects.order_by("-quarter").values_list("quarter", flat=True).distinct())


def exact_tables(quarter: str, *, actor: User) -> list[ExactTable]:
    """The tables of a quarter, open or closed, as they are; looking is an audited act. Raises NotForYou, ValueError for no quarter."""
    if not has_role(actor, STATISTICS):
        raise NotForYou
    quarter_bounds(quarter)
    with transaction.atomic():
        record("figures.viewed", actor=actor, subject="quarter", subject_id=quarter)
        counts = counts_of(quarter)
    names = subdistricts() | {UNKNOWN: UNKNOWN_PLACE}
    places = {names[code]: {GROUP_NAMES[group]: count for group, count in row.items()} for code, row in counts.subdistricts.items()}
    return [
        _simple(T1.code, CATEGORY_NAMES, counts.categories),
        ExactTable(TITLES[T2.code], tuple(_with_sum(name, row) for name, row in places.items())),
        _simple(T3.code, AGE_BAND_NAMES, counts.age_bands),
        _simple(T4.code, PUNCTUALITY_NAMES, counts.punctuality),
    ]


def _simple(code: str, names: Mapping[str, Promise], counts: Mapping[str, int]) -> ExactTable:
    rows = [ExactRow(names[name], (ExactCell(ALL_NAME, count),)) for name, count in counts.items()]
    return ExactTable(TITLES[code], (*rows, ExactRow(ALL_NAME, (ExactCell(ALL_NAME, sum(counts.values())),), is_sum=True)))


def _with_sum(name: Promise | str, row: Mapping[Promise, int]) -> ExactRow:
    cells = [ExactCell(column, count) for column, count in row.items()]
    return ExactRow(name, (*cells, ExactCell(ALL_NAME, sum(row.values()))))
