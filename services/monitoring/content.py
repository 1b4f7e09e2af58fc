"""The tables of a release, made from the counts of a quarter by one of two schemes. PURE.

`closed_book` publishes T1 to T4 with noise; `round5` is the fallback that the district may choose: T2 only, without chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from services.catalogue.facts import GROUPS, UNKNOWN
from services.monitoring.agreement import Part, agreed_totals
from services.monitoring.privacy import Below, combined_error, discrete_laplace, error_bound
from services.monitoring.workload import ROUND5, T1, T2, T3, T4, TABLES, Table

BASE: Final = 5
LEAST_ROUNDED: Final = 2 * BASE
SMALL: Final = LEAST_ROUNDED - BASE // 2
"""Whatever is less is published as 0."""
Cells = Mapping[str, int]


@dataclass(frozen=True)
class Counts:
    """The exact counts of a quarter, with every cell that is published, zeros too. Never leaves the closing and the desk."""

    categories: Cells
    subdistricts: Mapping[str, Cells]
    age_bands: Cells
    punctuality: Cells


def tables_of(counts: Counts, scheme: str, below: Below) -> dict[str, Any]:
    """What is published of a quarter."""
    return _rounded(counts) if scheme == ROUND5 else _noised(counts, below)


def errors_of(code: str, rows: int, quarters: int = 1) -> dict[str, int]:
    """How far off cells and sums of a table with noise may be in 95 of 100 cases, added up over so many `quarters`.

    `rows` is the number of subdistricts, unknown ones included; it counts for T2 and for what T2 helps to estimate.
    """
    table = next(table for table in TABLES if table.code == code)
    errors = {"cell": error_bound(table.epsilon, quarters)}
    if table is T4:
        return errors | {"total": error_bound(table.epsilon, len(T4.cells) * quarters)}
    everywhere = [(T1.epsilon, len(T1.cells)), (T2.epsilon, len(T2.cells) * rows), (T3.epsilon, len(T3.cells))]
    errors["total"] = combined_error((epsilon, cells * quarters) for epsilon, cells in everywhere)
    if table is T2:
        errors["row"] = error_bound(T2.epsilon, len(T2.cells) * quarters)
        largest = max(len(categories) for categories in GROUPS.values())
        errors["group"] = combined_error([(T1.epsilon, largest * quarters), (T2.epsilon, rows * quarters)])
    return errors


def _noised(counts: Counts, below: Below) -> dict[str, Any]:
    """Noise in every cell, zeros too; then all tables but T4, which counts first contacts and not requests, agree."""
    categories = {category: _drawn(count, T1, below) for category, count in counts.categories.items()}
    places = {code: {group: _drawn(count, T2, below) for group, count in row.items()} for code, row in counts.subdistricts.items()}
    ages = Part(tuple(_drawn(count, T3, below) for count in counts.age_bands.values()), T3.weight)
    punctuality = {name: max(_drawn(count, T4, below), 0) for name, count in counts.punctuality.items()}
    kinds = [Part(tuple(categories[category] for category in members), T1.weight) for members in GROUPS.values()]
    columns = [Part(tuple(row[group] for row in places.values()), T2.weight) for group in GROUPS]
    totals = agreed_totals(list(zip(kinds, columns, strict=True)), ages)
    by_column = [column.filled(total) for column, total in zip(columns, totals, strict=True)]
    by_kind = [kind.filled(total) for kind, total in zip(kinds, totals, strict=True)]
    published: dict[str, dict[str, Any]] = {
        T1.code: {"cells": dict(zip(T1.cells, sum(by_kind, ()), strict=True))},
        T2.code: {"rows": _rows(list(places), by_column)},
        T3.code: {"cells": dict(zip(T3.cells, ages.filled(sum(totals)), strict=True))},
        T4.code: {"cells": punctuality},
    }
    for table in TABLES:
        published[table.code] |= {"epsilon": str(table.epsilon), "errors": errors_of(table.code, len(places))}
    return published


def _rounded(counts: Counts) -> dict[str, Any]:
    """T2 to the nearest 5. A 5 would prove that somebody asked, so it is published as 0 is: as fewer than 8. Sums are rather too low."""
    rows = {code: {group: _to_base(count) for group, count in row.items()} for code, row in counts.subdistricts.items()}
    columns, low = len(T2.cells), SMALL - 1
    errors = {"cell": low, "row": columns * low, "group": len(rows) * low, "total": columns * len(rows) * low}
    return {T2.code: {"rows": rows, "errors": errors}}


def _to_base(count: int) -> int:
    nearest = (count + BASE // 2) // BASE * BASE
    return nearest if nearest >= LEAST_ROUNDED else 0


def rounded_from(count: int) -> tuple[int, int]:
    """The smallest and the largest count that are published as this one."""
    return (count - BASE // 2, count + BASE // 2) if count else (0, SMALL - 1)


def _drawn(count: int, table: Table, below: Below) -> int:
    return count + discrete_laplace(table.epsilon, below)


def _rows(codes: Sequence[str], by_column: Sequence[Sequence[int]]) -> dict[str, dict[str, int]]:
    return {code: dict(zip(T2.cells, cells, strict=True)) for code, cells in zip(codes, zip(*by_column, strict=True), strict=True)}


def empty_row() -> dict[str, int]:
    """A row of T2 before anything is counted."""
    return dict.fromkeys(T2.cells, 0)


def row_of(subdistrict: str, known: Sequence[str]) -> str:
    """The row of T2 that a subdistrict is counted in: its own where the district lists it now, else that of unknown ones."""
    return subdistrict if subdistrict in known else UNKNOWN
