"""Whoever reads everything that is public learns of nobody; the same reader breaks a scheme that stars small cells."""

import csv
import io
import json
import random

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from services.catalogue.facts import CATEGORIES, GROUPS, UNKNOWN
from services.monitoring.snapshot import counts_of, subdistricts
from tests.factories.figures import closed, quarter_of_facts
from tests.longer import often
from tests.services.monitoring.attacker import Published, broken, understood
from tests.services.monitoring.crawler import crawl

QUARTERS = tuple(f"{year}Q{number}" for year in range(2023, 2027) for number in range(1, 5))[-1 - often(2, 12) : -1]
SIZES = (60, 25, 90)
"""Requests of a quarter, in turn: the fewer, the more cells are small."""


def small(quarter: str) -> dict[tuple[str, str], int]:
    rows = counts_of(quarter).subdistricts
    return {(place, group): count for place, row in rows.items() for group, count in row.items()}


def from_rows(rows: list[dict], quarter: str) -> list[Published]:
    mine = [row for row in rows if row["period"] == quarter and row["table"] in ("T1", "T2")]
    return [Published(row["scheme"], row["table"], row["row"], row["column"], str(row["value"])) for row in mine]


def from_workbook(body: bytes) -> list[dict]:
    lines = load_workbook(io.BytesIO(body))["data"].iter_rows(values_only=True)
    head = next(lines)
    return [dict(zip(head, line, strict=True)) for line in lines]


def from_json(body: bytes, quarter: str) -> list[Published]:
    found = []
    for release in json.loads(body)["releases"]:
        if release["quarter"] == quarter:
            scheme, tables = release["scheme"], release["tables"]
            found += [Published(scheme, "T1", row, "total", str(v)) for row, v in tables.get("T1", {"cells": {}})["cells"].items()]
            rows = tables["T2"]["rows"].items()
            found += [Published(scheme, "T2", row, group, str(v)) for row, cells in rows for group, v in cells.items()]
    return found


def from_page(body: bytes, scheme: str) -> list[Published]:
    """T2 as the page shows it; every other number there is of a table with the same scheme."""
    found = []
    names = [*subdistricts(), UNKNOWN, "total"]
    table = BeautifulSoup(body, "lxml").select_one("table.table-stack")
    for code, row in zip(names, table.select("tbody tr"), strict=True):
        found += [Published(scheme, "T2", code, group, cell.text) for group, cell in zip([*GROUPS, "total"], row.select("td"), strict=True)]
    return found


def everything_told(artefacts: dict[str, tuple[int, dict[str, str], bytes]], quarter: str, scheme: str) -> list[Published]:
    as_rows = list(csv.DictReader(io.StringIO(artefacts["/data/services.csv"][2].decode())))
    return [
        *from_rows(as_rows, quarter),
        *from_rows(from_workbook(artefacts["/data/services.xlsx"][2]), quarter),
        *from_json(artefacts["/data/services.json"][2], quarter),
        *from_rows(json.loads(artefacts[f"/data/api/v1/releases/{quarter}/"][2])["data"]["counts"], quarter),
        *from_page(artefacts[f"/data/services/{quarter}/"][2], scheme),
    ]


@pytest.mark.parametrize("scheme", ["closed_book", "round5"])
def test_nobody_is_found_in_what_is_published(books, settings, scheme):
    settings.SDC_SCHEME = scheme
    for seed, quarter in enumerate(QUARTERS):
        quarter_of_facts(seed, quarter, SIZES[seed % len(SIZES)])
        closed(quarter, seed)
    places = [*subdistricts(), UNKNOWN]
    artefacts = crawl(Client())
    for quarter in QUARTERS:
        numbers = everything_told(artefacts, quarter, scheme)
        assert len(numbers) > 4 * 30
        assert {number.scheme for number in numbers} == {scheme}
        told = {understood(number, places) for number in numbers}
        truth = small(quarter)
        assert sum(1 <= count <= 4 for count in truth.values()) > 8
        assert broken(truth, list(told), places) == (0, 0)


def starred(quarter: str, hidden: range) -> list[Published]:
    """What many offices publish: exact sums, and stars for small cells."""
    counts = counts_of(quarter)
    cells = {(place, group): count for place, row in counts.subdistricts.items() for group, count in row.items()}
    said = [Published("exact", "T1", category, "total", str(counts.categories[category])) for category in CATEGORIES]
    for (place, group), count in cells.items():
        if count not in hidden:
            said.append(Published("exact", "T2", place, group, str(count)))
        elif hidden.start == 1:
            said.append(Published("exact", "T2", place, group, "*"))
    for place, row in counts.subdistricts.items():
        said.append(Published("exact", "T2", place, "total", str(sum(row.values()))))
    return said + [
        Published("exact", "T2", "total", group, str(sum(row[group] for row in counts.subdistricts.values()))) for group in GROUPS
    ]


def test_the_same_attacker_breaks_stars_beside_exact_sums(books):
    quarter_of_facts(1, "2026Q3")
    places = [*subdistricts(), UNKNOWN]
    truth = small("2026Q3")
    hidden = sum(1 <= count <= 4 for count in truth.values())
    pinned, present = broken(truth, [understood(number, places) for number in starred("2026Q3", range(1, 5))], places)
    assert present == hidden
    assert pinned > hidden // 10
    _, present = broken(truth, [understood(number, places) for number in starred("2026Q3", range(5))], places)
    assert present > 0


def test_no_exact_count_stands_anywhere(books):
    """Counts so odd that they could not be there by chance, and dice that change every one of them."""
    dice = random.Random(5)
    sizes = {"2026Q2": 1187, "2026Q3": 1429}
    for seed, (quarter, size) in enumerate(sizes.items()):
        quarter_of_facts(seed, quarter, size)
        closed(quarter, dice.randrange(99))
    exact = {str(size) for size in sizes.values()}
    for quarter in sizes:
        published = {str(value) for value in _published(quarter)}
        counts = counts_of(quarter)
        exact |= {str(count) for count in (*counts.categories.values(), *counts.age_bands.values()) if count > 150} - published
    assert len(exact) > 8
    read = crawl(Client())
    assert {"/data/api/v1/releases/2026Q2/", "/data/api/v1/readings/", "/data/api/v1/openapi.json"} <= set(read)
    for address, (_, headers, body) in read.items():
        if not address.endswith(".xlsx"):
            text = f"{headers} {body.decode(errors='replace')}"
            assert not [count for count in exact if f" {count} " in text or f">{count}<" in text or f":{count}," in text], address


def _published(quarter: str) -> list[int]:
    from services.monitoring.models import Release

    tables = Release.objects.get(quarter=quarter).data["tables"]
    return [*tables["T1"]["cells"].values(), *tables["T3"]["cells"].values()]
