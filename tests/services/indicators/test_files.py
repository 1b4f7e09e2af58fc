"""Files of published figures: the parts of readings, what is never among them, and the figures of one indicator alone."""

import csv
import io
import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from services.indicators.models import Indicator
from services.indicators.models.reading import State

pytestmark = pytest.mark.django_db
STREET = "subdistrict:210303002"


@pytest.fixture
def parts(screening, approved):
    """A share of women in the countryside, of a subdistrict, and one that does not apply; with counts."""
    approved(screening, 2025, "83.1")
    approved(screening, 2025, "12.5", part="residence:rural", numerator=Decimal(3), denominator=Decimal(24))
    approved(screening, 2024, "70", part=STREET, source="=HYPERLINK(1)")
    approved(screening, 2025, None, part="sex:male")


def told(client, query="") -> list[dict]:
    return json.loads(client.get(f"/data/indicators/parts.json{query}").content)["parts"]


def test_every_format_says_the_same(resident, parts):
    found = told(resident)
    assert [(row["year"], row["kind"], row["part"], row["part_name"], row["value"]) for row in found] == [
        (2024, "subdistrict", STREET, "繁荣街道", 70.0),
        (2025, "residence", "residence:rural", "农村", 12.5),
        (2025, "sex", "sex:male", "男", None),
    ]
    in_csv = list(csv.DictReader(io.StringIO(resident.get("/data/indicators/parts.csv").content.decode())))
    sheet = load_workbook(io.BytesIO(resident.get("/data/indicators/parts.xlsx").content))["parts"]
    in_xlsx = [dict(zip(found[0], row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    for row, line, cells in zip(found, in_csv, in_xlsx, strict=True):
        row["source"] = row["source"].replace("=H", "'=H")
        assert line == {name: "" if value is None else str(value) for name, value in row.items()}
        assert {name: value or "" for name, value in cells.items()} == {name: value or "" for name, value in row.items()}


def test_the_counts_behind_a_part_are_nowhere(resident, parts):
    assert not {"numerator", "denominator"} & set(told(resident)[0])
    assert b",24," not in resident.get("/data/indicators/parts.csv").content


@pytest.mark.parametrize("publication", ["rate", "consent"])
def test_no_part_of_few_cases_or_of_what_needs_consent(resident, parts, publication):
    Indicator.objects.filter(code="1-3a").update(publication=publication)
    assert told(resident) == told(resident, "?indicator=1-3a") == []


def test_no_part_that_is_not_approved_or_of_what_is_no_longer_in_force(resident, parts, screening):
    screening.readings.filter(part="sex:male").update(state=State.SUBMITTED)
    assert len(told(resident)) == 2
    Indicator.objects.filter(code="1-3a").update(is_active=False)
    assert told(resident) == []


def test_the_readings_stay_those_of_the_whole_district(resident, parts):
    rows = json.loads(resident.get("/data/indicators/readings.json").content)["readings"]
    assert [(row["year"], row["value"]) for row in rows] == [(2025, 83.1)]


@pytest.mark.parametrize("name", ["readings.csv", "parts.csv"])
def test_a_file_of_one_indicator(resident, parts, approved, name):
    other = Indicator.objects.get(code="1-8a")
    approved(other, 2025, "13")
    approved(other, 2025, "12", part="sex:female")
    found = list(csv.DictReader(io.StringIO(resident.get(f"/data/indicators/{name}?indicator=1-8a").content.decode())))
    assert [row["indicator"] for row in found] == ["1-8a"]
    assert resident.get(f"/data/indicators/{name}?indicator=9-9").status_code == 404
    assert resident.get(f"/data/indicators/{name}?indicator=%00").status_code == 404


def test_the_indicators_page_leads_to_its_own_files(resident, parts):
    page = resident.get("/data/indicators/1-3a/").content.decode()
    for name in ("readings.csv", "readings.xlsx", "readings.json", "parts.csv", "parts.xlsx", "parts.json"):
        assert f'href="/data/indicators/{name}?indicator=1-3a"' in page


def test_all_parts_take_two_questions(resident, parts, django_assert_num_queries):
    with django_assert_num_queries(2):
        resident.get("/data/indicators/parts.json")
