"""What the privacy page says, read from the data inventory that the tests hold against the database. PURE."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ABOUT_PEOPLE: Final = ("personal, sensitive", "personal", "case", "pseudonymous", "anonymous", "staff")


@dataclass(frozen=True)
class Line:
    """What is kept for one purpose: on which ground, how long, how it is protected, who sees it."""

    purpose: str
    ground: str
    kept: str
    protection: str
    seen_by: str


@dataclass(frozen=True)
class Section:
    """One class of data and what is kept of it; most sensitive first."""

    kind: str
    lines: tuple[Line, ...]


def sections(file: Path) -> list[Section]:
    """The classes that concern people; fields that share all their answers are one line."""
    found: dict[str, dict[tuple[str, ...], None]] = {kind: {} for kind in ABOUT_PEOPLE}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["class"] in found:
                found[row["class"]][row["purpose"], row["ground"], row["kept"], row["protection"], row["seen_by"]] = None
    return [Section(kind, tuple(Line(*answers) for answers in lines)) for kind, lines in found.items() if lines]
