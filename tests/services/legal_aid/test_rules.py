"""What the law says to each matter, line by line of a table that a lawyer can read (法律援助法 29, 31, 32, 42)."""

import csv
from pathlib import Path

import pytest

from services.legal_aid.rules import ARTICLE, Matter, assess

with (Path(__file__).parent / "table.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['matter']} {row['cannot pay']} {row['exemption']}")
def test_the_finding_is_the_laws(row):
    found = assess(Matter(row["matter"]), hardship=row["cannot pay"], exemptions=row["exemption"].split())
    assert (found.finding, found.article) == (row["finding"], row["article"]), row["why"]


def test_every_matter_stands_in_the_table():
    assert {row["matter"] for row in ROWS} == set(Matter)


def test_every_matter_that_the_law_names_has_its_article():
    assert set(ARTICLE) == set(Matter) - {Matter.OTHER, Matter.UNSURE}
