"""The plan of the district pack: its text, the numbers that it must have, and the editor's notes."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cms.plan.parsing import Expected
from portal.district.tables import PackError, read, read_text

TEXT, FACTS, NOTES = "plan.txt", "plan.toml", "plan_notes.tsv"
LISTS = ("goals", "measures")
NUMBERS = ("principles", "implementation", "monitoring")


@dataclass(frozen=True)
class PlanFacts:
    """What the pack states about its plan beside the text."""

    expected: Expected
    notes: dict[str, str]


def plan_facts(pack: Path) -> PlanFacts:
    """Read `plan.toml` and `plan_notes.tsv`; raises PackError."""
    table = read(pack, NOTES)
    table.require("code", "note")
    table.unique("code")
    return PlanFacts(_expected(pack), {row.text("code"): row.text("note") for row in table})


def plan_text(pack: Path, file: Path | None) -> str:
    """The text to be imported: `file`, or the pack's own; raises PackError."""
    return read_text(file.parent, file.name) if file else read_text(pack, TEXT)


def _expected(pack: Path) -> Expected:
    try:
        counts: dict[str, Any] = tomllib.loads(read_text(pack, FACTS))["counts"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise PackError(FACTS, f"[counts] cannot be read: {error}") from None
    for name in (*LISTS, *NUMBERS):
        value = counts.get(name)
        numbers = value if name in LISTS else [value]
        if not isinstance(numbers, list) or not all(isinstance(number, int) and number > 0 for number in numbers):
            raise PackError(FACTS, "must be a list of counts" if name in LISTS else "must be a count", column=f"counts.{name}")
    if len(counts["goals"]) != len(counts["measures"]):
        raise PackError(FACTS, "goals and measures name different numbers of domains", column="counts.goals")
    return Expected(tuple(counts["goals"]), tuple(counts["measures"]), *(counts[name] for name in NUMBERS))
