"""What the method page says in numbers: ε and error of each table, for as many subdistricts as the district has."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise

from services.monitoring.content import errors_of
from services.monitoring.periods import TITLES
from services.monitoring.snapshot import subdistricts
from services.monitoring.workload import METHOD, SCHEMES, TABLES


@dataclass(frozen=True)
class TableMethod:
    """A table as the method page tells it."""

    title: Promise
    cells: int
    epsilon: str
    error: int
    error_total: int


def method_in_figures() -> dict[str, Any]:
    """The context of the page."""
    rows = len(subdistricts()) + 1
    tables = []
    for table in TABLES:
        errors = errors_of(table.code, rows)
        cells = len(table.cells) * (rows if "row" in errors else 1)
        tables.append(TableMethod(TITLES[table.code], cells, f"{float(table.epsilon):.1f}", errors["cell"], errors["total"]))
    together = f"{float(sum(table.epsilon for table in TABLES)):.1f}"
    return {"tables": tables, "epsilon": together, "method": METHOD, "is_noised": SCHEMES[0] == settings.SDC_SCHEME}
