"""The indicator files of the district pack: `indicators.tsv` as the plan names them, `indicator_details.tsv` as they are judged."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from portal.district.loader import Outcome, Row, Table, loads, sync
from portal.district.models import Department
from portal.district.tables import PackError, read
from services.indicators.models import Indicator
from services.indicators.models.indicator import Publication
from services.indicators.rules import Better, Rule

LINES: Final = "indicators.tsv"
DETAILS: Final = "indicator_details.tsv"
LINE_COLUMNS: Final = (
    "id", "plan_ref", "name", "unit", "direction", "target_2025", "target_2030", "definition_notes", "department_and_source",
)  # fmt: skip
DETAIL_COLUMNS: Final = (
    "code", "row", "plan_ref", "name", "unit", "rule", "better", "target_2025", "target_2030", "yearly",
    "near_percent", "tolerance", "rolling_years", "publication", "owner", "partners",
)  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """What a line of the details refers to."""

    lines: dict[str, Row]
    departments: dict[str, Department]


@loads(DETAILS)
def load_indicators(table: Table) -> Outcome:
    """Every line of `indicators.tsv` becomes one indicator or several; a line that becomes none is refused."""
    table.require(*DETAIL_COLUMNS)
    table.unique("code")
    lines = _lines(table)
    sources = Sources(lines, {department.code: department for department in Department.objects.current()})
    wanted = {row.text("code"): (row, _indicator(row, position, sources)) for position, row in enumerate(table, start=1)}
    _keep_units(wanted)
    forgotten = set(lines) - {row.text("row", required=False) for row in table}
    if forgotten:
        raise PackError(table.file, f"has no line for {', '.join(sorted(forgotten))} of {LINES}", column="row")
    return sync(Indicator, "code", wanted, table.file)


def _keep_units(wanted: dict[str, tuple[Row, dict[str, Any]]]) -> None:
    """Refuse another unit for an indicator that has readings: they are stored as bare numbers and would all be told in the new one."""
    reported = dict(Indicator.objects.filter(readings__isnull=False).values_list("code", "unit"))
    for code, (row, values) in wanted.items():
        if reported.get(code, values["unit"]) != values["unit"]:
            raise row.error("unit", f"{code} has readings in {reported[code]!r}; give what is measured in another unit a code of its own")


def _lines(table: Table) -> dict[str, Row]:
    lines = read(table.pack, LINES)
    lines.require(*LINE_COLUMNS)
    lines.unique("id")
    return {line.text("id"): line for line in lines}


def _indicator(row: Row, position: int, sources: Sources) -> dict[str, Any]:
    line = _line_of(row, sources)
    rule, better = _one_of(row, "rule", Rule), _one_of(row, "better", Better)
    return {
        "row": row.text("row", required=False),
        "plan_ref": row.text("plan_ref"),
        "name": row.text("name"),
        "unit": row.text("unit", required=False),
        "rule": rule,
        "better": better,
        "target_2025": _decimal(row, "target_2025"),
        "target_2030": _decimal(row, "target_2030"),
        "targets_in_words": {year: line.text(f"target_{year}") for year in ("2025", "2030")} if line else {},
        "yearly": row.flag("yearly"),
        "near_percent": _near(row),
        "tolerance": _decimal(row, "tolerance"),
        "rolling_years": row.number("rolling_years"),
        "publication": _one_of(row, "publication", Publication),
        "owner": _department(row, "owner", row.text("owner", required=False), sources),
        "partners": " ".join(code for code in row.words("partners") if _department(row, "partners", code, sources)),
        "note": line.text("definition_notes", required=False) if line else "",
        "source": line.text("department_and_source") if line else row.text("plan_ref"),
        "position": position,
    }


def _line_of(row: Row, sources: Sources) -> Row | None:
    name = row.text("row", required=False)
    if name and name not in sources.lines:
        raise row.error("row", f"{name!r} is no line of {LINES}")
    return sources.lines.get(name)


def _one_of(row: Row, column: str, kind: Any) -> str:
    value = row.text(column)
    if value not in list(kind):
        raise row.error(column, f"{value!r} is none of {', '.join(kind)}")
    return value


def _decimal(row: Row, column: str) -> Decimal | None:
    value = row.text(column, required=False)
    try:
        return Decimal(value) if value else None
    except InvalidOperation:
        raise row.error(column, f"{value!r} is not a number") from None


def _near(row: Row) -> Decimal:
    value = _decimal(row, "near_percent")
    if value is None or not 0 <= value < 100:
        raise row.error(
            "near_percent", "a number from 0 to below 100 is needed; 5 calls near what misses its target by no more than 5 % of it"
        )
    return value


def _department(row: Row, column: str, code: str, sources: Sources) -> Department | None:
    if code and code not in sources.departments:
        raise row.error(column, f"{code!r} is no department of departments.tsv")
    return sources.departments.get(code)
