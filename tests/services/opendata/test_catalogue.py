"""The page for people, the catalogue for portals of open data, the change log."""

import io
import json
import re
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone

from services.indicators.models import Reading
from services.indicators.models.indicator import Indicator
from services.indicators.models.reading import State

pytestmark = pytest.mark.django_db
CATALOGUE = "/data/api/catalogue.jsonld"


def changes(client, kind: str) -> list[dict]:
    return json.loads(client.get(f"/data/api/v1/changes/?kind={kind}").content)["data"]


def replaced(year: int, *, was_approved: bool) -> Reading:
    """A reading of 1-3a that took the place of another one."""
    reading = Reading.objects.get(indicator__code="1-3a", year=year, part="")
    before = Reading.objects.create(
        indicator=reading.indicator,
        year=year,
        value="1.5",
        state=State.SUPERSEDED,
        revision=9,
        reported_at=timezone.now(),
        decided_at=timezone.now() - timedelta(days=9) if was_approved else None,
    )
    assert before.pk
    return reading


def test_the_page_names_every_list_file_and_column(resident, readings, releases):
    page = resident.get("/data/api/").content.decode()
    for words in ("/data/api/v1/readings/", "/data/indicators/readings.csv", "/data/services.xlsx", "error_95", "numerator", "注明来源"):
        assert words in page, words
    assert "openapi.json" in page
    assert CATALOGUE in page


def test_its_example_is_answered(resident, readings):
    answer = resident.get("/data/api/v1/readings/?indicator=1-3a&year=2025")
    assert "/data/api/v1/readings/?indicator=1-3a&amp;year=2025" in resident.get("/data/api/").content.decode()
    assert len(json.loads(answer.content)["data"]) == 1


def test_every_address_in_the_catalogue_is_there(resident, readings, releases):
    answer = resident.get(CATALOGUE)
    assert answer["Content-Type"] == "application/ld+json"
    told = json.loads(answer.content)
    assert told["@type"] == "dcat:Catalog"
    assert len(told["dcat:dataset"]) == 5
    kinds = set()
    for each in told["dcat:dataset"]:
        assert "注明来源" in each["dct:rights"]
        for distribution in each["dcat:distribution"]:
            at = distribution.get("dcat:downloadURL") or distribution["dcat:accessURL"]
            served = resident.get(at["@id"])
            assert served.status_code == 200
            assert distribution["dcat:mediaType"]["@id"].endswith("/" + served["Content-Type"].partition(";")[0]), at
            kinds.add(served["Content-Type"].partition(";")[0])
    assert len(kinds) == 3
    assert resident.get(told["dcat:service"]["dcat:endpointDescription"]["@id"]).status_code == 200


def test_a_demo_portal_says_so_in_catalogue_page_and_files(resident, settings, readings):
    settings.DEMO = True
    assert "演示数据" in json.loads(resident.get(CATALOGUE).content)["dct:description"]
    assert "演示数据" in resident.get("/data/api/").content.decode()
    told = json.loads(resident.get("/data/indicators/readings.json").content)
    assert "演示数据" in told["demo_mark"]
    assert "注明来源" in told["licence"]
    assert told["columns"]["value"]


def test_the_workbook_brings_its_dictionary_licence_and_mark(resident, readings):
    book = openpyxl.load_workbook(io.BytesIO(resident.get("/data/indicators/readings.xlsx").content))
    words = dict(book["dictionary"].iter_rows(values_only=True))
    assert set(words) == {*(cell.value for cell in book["readings"][1]), "licence", "demo_mark"}
    assert "注明来源" in words["licence"]
    assert "演示数据" in words["demo_mark"]


def test_a_corrected_reading_stands_in_the_change_log(resident, readings):
    assert changes(resident, "reading") == []
    replaced(2023, was_approved=True)
    (told,) = changes(resident, "reading")
    assert (told["page"], told["demo"]) == ("/data/indicators/1-3a/", 1)
    assert "2023" in told["what"]
    assert told["what"] in resident.get("/data/api/").content.decode()


def test_each_day_of_changes_stands_once_with_all_of_them_behind_it(resident, readings):
    replaced(2022, was_approved=True)
    replaced(2023, was_approved=True)
    listed = resident.get("/data/api/").content.decode().rsplit('<dl class="facts">', 1)[1].split("</dl>")[0]
    days = re.findall(r"<dt>(.*?)</dt>", listed)
    assert len(days) == len(set(days)) > 1
    assert re.match(r"\s*<dt>[^<]*</dt>\s*<dd>.*?</dd>\s*<dd>", listed), "two of one day"


def test_what_was_replaced_before_it_was_public_is_no_change(resident, readings):
    replaced(2023, was_approved=False)
    assert changes(resident, "reading") == []


def test_a_correction_that_needs_consent_is_not_told(resident, readings):
    replaced(2023, was_approved=True)
    Indicator.objects.filter(code="1-3a").update(publication="consent")
    assert changes(resident, "reading") == []


def test_the_interface_tells_its_own_changes(resident, district):
    told = changes(resident, "interface")
    assert told[-1]["page"] == "/data/api/"
