"""After an erratum: page, files and interface say the corrected numbers, say that they are corrected, and keep the old ones."""

import csv
import io
import json
import random

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from portal.accounts.roles import STATISTICS
from services.monitoring.content import tables_of
from services.monitoring.erratum import approve
from services.monitoring.models import Release
from services.monitoring.queries import released_for
from tests.conftest import person
from tests.factories.figures import closed, fact, quarter_of_facts

QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")
REASON = "登记重复，已重新统计。"


@pytest.fixture(params=["closed_book", "round5"])
def corrected(request, books, settings, monkeypatch) -> bytes:
    """Four quarters, of which the second was counted wrongly; the bytes of its first version."""
    settings.SDC_SCHEME = request.param
    for seed, quarter in enumerate(QUARTERS):
        quarter_of_facts(seed, quarter)
        closed(quarter, seed)
    first = bytes(Release.objects.get(quarter="2025Q2").content)
    for seed in range(40):
        fact(seed, "2025Q2")
    dice = random.Random(9).randrange
    monkeypatch.setattr("services.monitoring.release.tables_of", lambda counts, scheme, below: tables_of(counts, scheme, dice))
    for name in ("first", "second"):
        approve("2025Q2", actor=person(name, STATISTICS), reason=REASON)
    return first


def rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(Client().get("/data/services.csv").content.decode())))


def text(address: str) -> str:
    return BeautifulSoup(Client().get(address).content, "lxml").get_text(" ", strip=True)


def test_page_files_and_interface_say_the_corrected_numbers(corrected):
    names, *found = rows()
    mine = [dict(zip(names, row, strict=True)) for row in found if row[0] == "2025Q2"]
    tables = Release.objects.get(quarter="2025Q2", version=2).data["tables"]
    assert {row["version"] for row in mine} == {"2"}
    assert next(row for row in mine if (row["row"], row["column"]) == ("210303002", "services"))["value"] == str(
        tables["T2"]["rows"]["210303002"]["services"]
    )
    shown = text("/data/services/2025Q2/")
    assert all(row["shown"] in shown for row in mine)
    book = load_workbook(io.BytesIO(Client().get("/data/services.xlsx").content))
    assert [[str(cell) for cell in row] for row in book["data"].iter_rows(values_only=True)] == [names, *found]
    counts = Client().get("/data/api/v1/releases/2025Q2/").json()["data"]["counts"]
    assert [[str(value) for value in count.values()] for count in counts] == [list(row.values()) for row in mine]


def test_it_is_marked_and_the_old_bytes_are_kept(corrected):
    assert bytes(Release.objects.get(quarter="2025Q2", version=1).content) == corrected
    both = [each for each in json.loads(Client().get("/data/services.json").content)["releases"] if each["quarter"] == "2025Q2"]
    assert [each["version"] for each in both] == [2, 1]
    assert json.loads(corrected) | {"sha256": both[1]["sha256"]} == both[1]
    shown = text("/data/services/2025Q2/")
    assert REASON in shown
    assert "更正前的数字在 JSON 文件里" in shown
    assert "结账后的季度不再改动" not in shown


def test_the_year_says_which_of_its_quarters_was_corrected_and_when(corrected):
    told = "2025 年第 2 季度：登记重复，已重新统计。"
    answer = Client().get("/data/api/v1/releases/2025/").json()["data"]
    assert (answer["version"], answer["notice"]) == (2, told)
    assert answer["closed_on"] == Release.objects.get(version=2).closed_on.isoformat()
    shown = text("/data/services/2025/")
    assert told in shown
    assert "本季度有更正" not in shown


def test_where_a_count_stands_on_another_page_it_says_that_it_was_corrected(books):
    quarter_of_facts(1, "2026Q3")
    closed("2026Q3")
    assert [each.quarter for each in released_for(["legal_aid"])] == ["2026 年第 3 季度"]
    for name in ("first", "second"):
        approve("2026Q3", actor=person(name, STATISTICS), reason=REASON)
    assert [each.quarter for each in released_for(["legal_aid"])] == ["2026 年第 3 季度（有更正）"]
