"""The public pages and files: what they show, and that they show nothing else."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from portal.outbox.dispatch import drain
from services.cases import actions
from services.monitoring.handlers import close_what_is_due
from services.monitoring.models import Fact
from services.monitoring.release import close_quarter
from services.monitoring.snapshot import counts_of
from tests.factories.cases import IDENTIFIED, make_case
from tests.factories.figures import closed, quarter_of_facts
from tests.factories.pages import make_plan
from tests.services.monitoring.crawler import crawl

YEAR = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")


def rows_of(period: str) -> list[dict]:
    text = Client().get("/data/services.csv").content.decode()
    return [row for row in csv.DictReader(io.StringIO(text)) if row["period"] == period]


@pytest.mark.slow
def test_before_the_close_no_public_byte_changes_when_somebody_asks(books, caseworker):
    """A request comes, is taken up, answered and counted."""
    make_plan()
    quarter_of_facts(1, "2026Q3")
    closed("2026Q3")
    before = crawl(Client())
    assert {"/data/services.json", "/data/services.xlsx", "/plan/8/measures/10/", "/data/method/", "/sitemap.xml"} <= set(before)
    case = actions.accept(case=make_case(contact=IDENTIFIED), actor=caseworker)
    actions.write_to_resident(case=case, actor=caseworker, text="您好。")
    drain()
    close_what_is_due()
    assert Fact.objects.filter(quarter="2026Q4").count() == 1
    after = crawl(Client())
    assert {address for address in before if before[address] != after.get(address)} == set()
    assert set(after) == set(before)


def test_pages_and_files_say_the_same_numbers(books):
    quarter_of_facts(1, "2026Q3")
    tables = closed("2026Q3").data["tables"]
    mine = {(row["table"], row["row"], row["column"]): row for row in rows_of("2026Q3")}
    assert int(mine["T1", "legal_aid", "total"]["value"]) == tables["T1"]["cells"]["legal_aid"]
    assert int(mine["T2", "210303002", "services"]["value"]) == tables["T2"]["rows"]["210303002"]["services"]
    book = load_workbook(io.BytesIO(Client().get("/data/services.xlsx").content))
    assert [[str(cell) for cell in row] for row in book["data"].iter_rows(min_row=2, values_only=True)] == [
        list(row.values()) for row in rows_of("2026Q3")
    ]
    shown = BeautifulSoup(Client().get("/data/services/").content, "lxml").get_text()
    assert all(row["shown"] in shown for row in mine.values())
    assert json.loads(Client().get("/data/services.json").content)["releases"][0]["tables"] == tables


def test_rows_columns_and_kinds_agree_on_the_page(books):
    quarter_of_facts(2, "2026Q3")
    closed("2026Q3")
    totals = {(row["table"], row["row"], row["column"]): int(row["value"]) for row in rows_of("2026Q3")}
    assert totals["T1", "total", "total"] == totals["T2", "total", "total"] == totals["T3", "total", "total"]


def test_a_year_is_the_sum_of_its_four_releases(books):
    for seed, quarter in enumerate(YEAR):
        quarter_of_facts(seed, quarter)
        closed(quarter, seed)
    quarters = [{(row["table"], row["row"], row["column"]): row for row in rows_of(quarter)} for quarter in YEAR]
    year = {(row["table"], row["row"], row["column"]): row for row in rows_of("2025")}
    for key, row in year.items():
        assert int(row["value"]) == sum(int(quarter[key]["value"]) for quarter in quarters)
        assert int(row["error_95"]) > int(quarters[0][key]["error_95"])
    assert Client().get("/data/services/2025/").status_code == 200


def test_three_quarters_are_no_year(books):
    for quarter in YEAR[:3]:
        closed(quarter)
    assert Client().get("/data/services/2025/").status_code == 404
    assert rows_of("2025") == []


@pytest.mark.parametrize("period", ["2026Q4", "2026Q5", "1999", "2026Q", "abc"])
def test_a_period_that_is_not_published_is_not_found(books, period):
    closed("2026Q3")
    assert Client().get(f"/data/services/{period}/").status_code == 404


def test_small_numbers_are_told_alike_and_others_as_about(books, monkeypatch):
    monkeypatch.setattr("services.monitoring.content.discrete_laplace", lambda epsilon, below: 0)
    quarter_of_facts(1, "2026Q3")
    close_quarter("2026Q3")
    for row in rows_of("2026Q3"):
        assert row["shown"] == (f"约 {row['value']}" if int(row["value"]) >= 5 else "少于5（含0）")


def test_the_title_says_that_it_is_not_official(books):
    closed("2026Q3")
    assert "门户受理业务量（非官方统计）" in Client().get("/data/services/").content.decode()


def test_demo_counts_say_so(books):
    close_quarter("2026Q3", is_demo=True)
    assert "演示数据" in Client().get("/data/services/").content.decode()
    assert {row["demo"] for row in rows_of("2026Q3")} == {"1"}


def test_before_the_first_quarter_the_page_says_what_will_be_here(books):
    page = Client().get("/data/services/")
    assert page.status_code == 200
    assert "/data/services.csv" not in page.content.decode()
    assert Client().get("/data/services.xlsx").status_code == 200


def test_the_byte_order_mark_is_a_choice(books):
    plain, marked = Client().get("/data/services.csv").content, Client().get("/data/services.csv?bom=1").content
    assert marked == b"\xef\xbb\xbf" + plain


def test_every_column_stands_in_the_dictionary(books):
    closed("2026Q3")
    page = Client().get("/data/").content.decode()
    assert all(f"<code>{column}</code>" in page for column in rows_of("2026Q3")[0])


def test_the_same_releases_give_the_same_bytes(books):
    closed("2026Q3")
    for address in ("/data/services.xlsx", "/data/services.csv", "/data/services.json"):
        assert Client().get(address).content == Client().get(address).content


def test_the_method_page_tells_every_epsilon(books):
    page = Client().get("/data/method/").content.decode()
    assert all(f">{epsilon}<" in page for epsilon in ("0.6", "0.9", "0.5"))
    assert "ε = 2.5" in page
    assert "取整" not in page


def test_the_fallback_is_told_as_rounding(books, settings):
    settings.SDC_SCHEME = "round5"
    quarter_of_facts(1, "2026Q3")
    close_quarter("2026Q3")
    page = Client().get("/data/services/").content.decode()
    assert "少于8（含0）" in page
    assert "100 次里有 95 次" not in page
    assert "随机" not in page
    method = Client().get("/data/method/").content.decode()
    assert "怎么取整" in method
    assert "随机误差" not in method
    assert "ε" not in method


def test_a_sum_of_rounded_numbers_is_told_as_the_range_in_which_it_lies(books, settings):
    settings.SDC_SCHEME = "round5"
    quarter_of_facts(1, "2026Q3")
    close_quarter("2026Q3")
    counts = counts_of("2026Q3").subdistricts
    for row in rows_of("2026Q3"):
        exact = sum(
            count
            for place, cells in counts.items()
            for group, count in cells.items()
            if row["row"] in (place, "total") and row["column"] in (group, "total")
        )
        assert abs(exact - int(row["value"])) <= int(row["error_95"])
        if "total" in (row["row"], row["column"]):
            low, high = map(int, row["shown"].split("—"))
            assert low <= exact <= high
