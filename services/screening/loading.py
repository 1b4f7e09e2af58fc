"""The programmes of the pack: put in where they are missing, then editors keep them; loading again overwrites nothing of theirs."""

from typing import Any, Final

from portal.district.loader import FACT_COLUMNS, Outcome, Row, Table, facts, loads
from services.catalogue.facts import INPUTS
from services.screening.models import Programme

FILE: Final = "programmes.tsv"
CHINESE: Final = ("name", "summary", "bring")
ENGLISH: Final = tuple(f"{name}_en" for name in CHINESE)


@loads(FILE)
def load_programmes(table: Table) -> Outcome:
    """One programme a line, which a pack may say in English too; raises PackError for a code that routing does not know."""
    english = [name for name in ENGLISH if name in table.columns]
    table.require("code", *CHINESE, "min_age", "max_age", "for_locals", "has_priority", *FACT_COLUMNS, *english)
    table.unique("code")
    known = set(Programme.objects.values_list("code", flat=True))
    rows = [(row, _values(row, position)) for position, row in enumerate(table, start=1)]
    missing = [Programme(code=row.text("code"), **values) for row, values in rows if row.text("code") not in known]
    Programme.objects.bulk_create(missing)
    changed = sum(_say_in_english(row.text("code"), values) for row, values in rows)
    return Outcome(FILE, created=len(missing), changed=changed, unchanged=len(rows) - len(missing) - changed)


def _say_in_english(code: str, values: dict[str, Any]) -> int:
    """Put the pack's English beside the pack's Chinese, where editors have changed neither."""
    english = {name: values[name] for name in ENGLISH}
    as_it_was = {name: values[name] for name in CHINESE} | dict.fromkeys(ENGLISH, "")
    return Programme.objects.filter(code=code, **as_it_was).update(**english) if any(english.values()) else 0


def _values(row: Row, position: int) -> dict[str, Any]:
    if row.text("code") not in INPUTS["programme"]:
        raise row.error("code", f"{row.text('code')!r} is none of {', '.join(INPUTS['programme'])}")
    return facts(row) | {
        "name": row.text("name"),
        "summary": row.text("summary", required=False),
        "bring": row.text("bring", required=False),
        **{name: row.text(name, required=False) if name in row.cells else "" for name in ENGLISH},
        "min_age": row.number("min_age"),
        "max_age": row.number("max_age") if row.text("max_age", required=False) else None,
        "for_locals": row.flag("for_locals"),
        "has_priority": row.flag("has_priority"),
        "position": position,
    }
