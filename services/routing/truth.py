"""The agreed truth of routing: `table.tsv`, one line a combination, readable by a lawyer."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from services.catalogue.facts import Facts

TABLE: Final = Path(__file__).parent / "table.tsv"


@lru_cache(maxsize=1)
def lines() -> tuple[Mapping[str, str], ...]:
    """The lines of the table by column."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t"))


def facts_of(line: Mapping[str, str]) -> Facts:
    """The facts that a line is about."""
    inputs = dict(pair.split("=") for pair in line["inputs"].split("; ") if pair)
    return Facts(line["service"], line["category"], inputs=inputs, keep_from=tuple(line["keep_from"].split()))
