"""The programmes of the pack: put in where they are missing, then editors keep them; loading again overwrites nothing of theirs."""

from typing import Any, Final

from portal.district.loader import FACT_COLUMNS, Outcome, Row, Table, facts, loads
from services.catalogue.facts import INPUTS
from services.screening.models import Programme

FILE: Final = "programmes.tsv"


@loads(FILE)
def load_programmes(table: Table) -> Outcome:
    """One programme a line; raises PackError for a code that routing does not know."""
    table.require("code", "name", "summary", "bring", "min_age", "max_age", "for_locals", "has_priority", *FACT_COLUMNS)
    table.unique("code")
    known = set(Programme.objects.values_list("code", flat=True))
    rows = [(row, _values(row, position)) for position, row in enumerate(table, start=1)]
    missing = [Programme(code=row.text("code"), **values) for row, values in rows if row.text("code") not in known]
    Programme.objects.bulk_create(missing)
    return Outcome(FILE, created=len(missing), unchanged=len(rows) - len(missing))


def _values(row: Row, position: int) -> dict[str, Any]:
    if row.text("code") not in INPUTS["programme"]:
        raise row.error("code", f"{row.text('code')!r} is none of {', '.join(INPUTS['programme'])}")
    return facts(row) | {
        "name": row.text("name"),
        "summary": row.text("summary", required=False),
        "bring": row.text("bring", required=False),
        "min_age": row.number("min_age"),
        "max_age": row.number("max_age") if row.text("max_age", required=False) else None,
        "for_locals": row.flag("for_locals"),
        "has_priority": row.flag("has_priority"),
        "position": position,
    }
