"""The platforms and systems that the plan names, and what this portal does about each; a table of the district pack. PURE."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from portal.district.tables import read

FILE: Final = "platforms.tsv"


class Way(StrEnum):
    """How the portal deals with a platform."""

    HERE = "here"
    LINKED = "linked"
    OUT = "out"


@dataclass(frozen=True)
class Platform:
    """One platform: its name in the plan's words, the item that names it, and why it is dealt with so."""

    number: int
    name: str
    code: str
    way: Way
    why: str
    address: str


def platforms(pack: Path) -> list[Platform]:
    """The rows in the plan's order; none in a pack without the table. Raises PackError for a broken one."""
    if not (pack / FILE).exists():
        return []
    table = read(pack, FILE)
    table.require("number", "name", "plan_code", "way", "why", "address")
    table.unique("number")
    found = []
    for row in table:
        if row.text("way") not in list(Way):
            raise row.error("way", f"must be one of {', '.join(Way)}")
        cells = (row.text("name"), row.text("plan_code"), Way(row.text("way")), row.text("why"), row.text("address", required=False))
        found.append(Platform(row.number("number"), *cells))
    return found
