"""The public pages: what they say, what they never show, what odd addresses get."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from services.indicators import demo
from services.indicators.models import Indicator, Reading

pytestmark = pytest.mark.django_db


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_first_reading_the_dashboard_looks_finished(resident):
    page = text(resident.get("/data/indicators/"))
    assert page.count("未填报") > 69
    assert "2025 年还没有可以判定的指标" in page


def test_the_dashboard_judges_and_says_when_its_data_are_made_up(resident, district):
    demo.make()
    page = text(resident.get("/data/indicators/"))
    assert "演示数据" in page
    assert "妇女常见病筛查率" in page
    assert page.count("<tr>") == 70
    assert "≥82 %" in page


def test_before_its_year_neither_a_reached_target_nor_an_open_one_is_counted(resident, screening, approved):
    approved(screening, 2025, "83.1")
    assert (
        "目标年" not in text(resident.get("/data/indicators/?domain=一")).partition("<table")[0].partition("lead")[2].partition("</p>")[0]
    )
    approved(Indicator.objects.get(code="1-4a"), 2025, "75")
    approved(Indicator.objects.get(code="1-6b"), 2025, "50")
    page = text(resident.get("/data/indicators/?domain=一"))
    assert "2025 年判定 1 项，达到 1 项，占 100%。另有 1 项提前达到，目标年还没有到，不计入。" in page
    assert "还有 1 项没有达到，目标年也没有到，不计入。" in page


def test_the_dashboard_is_chosen_from_by_year_domain_department_and_judgement(resident, screening, approved):
    approved(screening, 2025, "83.1")
    assert "妇女常见病筛查率" in text(resident.get("/data/indicators/?verdict=reached"))
    assert "妇女常见病筛查率" not in text(resident.get("/data/indicators/?verdict=missed"))
    assert "妇女常见病筛查率" not in text(resident.get("/data/indicators/?domain=八"))
    assert "妇女常见病筛查率" in text(resident.get("/data/indicators/?department=WJ"))
    assert "妇女常见病筛查率" not in text(resident.get("/data/indicators/?department=JY"))


@pytest.mark.parametrize(
    "asked", ["year=0", "year=99999", "year=%C2%B2", "domain=九", "domain=xx", "verdict=drop", "department=%00", "x=1"]
)
def test_an_unknown_choice_is_taken_for_all(resident, screening, approved, asked):
    approved(screening, 2025, "83.1")
    assert resident.get(f"/data/indicators/?{asked}").status_code == 200


def test_what_the_plan_says_unclearly_is_not_called_a_plan_without_a_number(resident, district):
    assert "没有写数值" not in text(resident.get("/data/indicators/1-7a/"))
    assert "<dt>2025</dt><dd>原文含义待定</dd>" in text(resident.get("/data/indicators/1-7a/"))
    assert "<dt>2025</dt><dd>没有写数值</dd>" in text(resident.get("/data/indicators/1-4b/"))


def test_a_missed_target_says_what_is_done_even_when_nothing_is_yet(resident, district, approved):
    approved(Indicator.objects.get(code="2-5c"), 2025, "1.2")
    page = text(resident.get("/data/indicators/2-5c/"))
    assert "离 2025 年目标（≤1 %）还差 0.2 百分点" in page
    assert "还没有发起督办" in page
    assert 'href="/plan/2/"' in page


@pytest.mark.parametrize(
    ("code", "way", "when"),
    [
        ("2-5c", "越低越好", "每年"),
        ("1-3a", "越高越好", "2025 年和 2030 年"),
        ("1-4b", "越高越好", "只看趋势"),
    ],
)
def test_an_indicator_says_what_is_measured_and_when_it_is_judged(resident, district, code, way, when):
    measured = text(resident.get(f"/data/indicators/{code}/")).split("测的是什么")[1].split("</dl>")[0]
    assert way in measured
    assert when in measured


def test_the_numbers_on_top_lead_to_their_indicators(resident, district, approved):
    approved(Indicator.objects.get(code="2-5c"), 2025, "1.2")
    page = text(resident.get("/data/indicators/"))
    (address,) = re.findall(r'href="(\?[^"]+verdict=missed)#indicators"', page)
    assert "初中辍学率" in text(resident.get("/data/indicators/" + address.replace("&amp;", "&")))
    assert "verdict=reached#" not in page


def test_on_a_phone_each_figure_of_the_table_still_says_what_it_is(resident, screening, approved):
    approved(screening, 2025, "83.1", numerator=Decimal(831), denominator=Decimal(1000), source="妇女常见病筛查年报")
    table = text(resident.get("/data/indicators/1-3a/")).split('<table class="table table-stack">')[1].split("</table>")[0]
    assert table.count("<td") == table.count("data-label=") == 5


def test_a_range_over_several_years_stands_after_the_unit(resident, approved):
    deaths = Indicator.objects.get(code="1-2a")
    for year in range(2021, 2026):
        approved(deaths, year, "40", numerator=Decimal(1), denominator=Decimal(2500))
    assert re.search(r"多年合计 40 /10万（[\d.]+—[\d.]+）</td>", text(resident.get("/data/indicators/")))


def test_a_rate_of_sick_people_has_no_range_and_says_why(resident, approved):
    syphilis = Indicator.objects.get(code="1-6e")
    for year in range(2021, 2026):
        approved(syphilis, year, "95", numerator=Decimal(19), denominator=Decimal(20))
    page = text(resident.get("/data/indicators/1-6e/"))
    assert "多年合计 95</td>" in page
    assert "竖线" not in page
    assert "少于五人" in page


def test_of_fewer_than_five_sick_people_the_page_says_that_they_are_too_few(resident, approved):
    syphilis = Indicator.objects.get(code="1-6e")
    for year in range(2021, 2026):
        approved(
            syphilis, year, "100" if year < 2025 else None, **({"numerator": Decimal(2), "denominator": Decimal(2)} if year < 2025 else {})
        )
    page = text(resident.get("/data/indicators/1-6e/"))
    assert "例数过少，不公布" in page
    assert "不适用" not in page


def test_the_chart_draws_how_far_a_figure_of_several_years_may_be_off(resident, approved):
    deaths = Indicator.objects.get(code="1-2a")
    for year in range(2016, 2026):
        approved(deaths, year, "40", numerator=Decimal(1), denominator=Decimal(2500))
    page = text(resident.get("/data/indicators/1-2a/"))
    assert page.count('class="chart-span"') == page.count("多年合计") - page.split("<table")[0].count("多年合计") == 2
    assert "竖线" in page


def test_a_drawing_of_made_up_numbers_says_so_inside(resident, screening, approved):
    approved(screening, 2025, "83.1")
    for marked in (False, True):
        Reading.objects.update(is_demo=marked)
        drawing = text(resident.get("/data/indicators/1-3a/")).split("<svg class")[1].split("</svg>")[0]
        assert ("演示数据" in drawing) is marked


def test_an_indicator_has_its_sentence_its_chart_and_its_table(resident, screening, approved):
    for year, value in ((2023, "80"), (2024, "81.5"), (2025, "83.1")):
        approved(screening, year, value, source="妇女常见病筛查年报")
    page = text(resident.get("/data/indicators/1-3a/"))
    assert "2025 年：83.1 %，2025 年目标 ≥82 %：达到" in page
    assert "<svg" in page
    assert page.count("妇女常见病筛查年报") == 3
    assert 'href="/plan/1/goals/3/"' in page


def test_few_cases_are_never_shown_by_year_nor_counted(resident, district, approved):
    deaths = Indicator.objects.get(code="1-2a")
    for year, count in ((2021, 1), (2022, 0), (2023, 1), (2024, 0), (2025, 1)):
        approved(deaths, year, f"{count / 2600 * 100_000:.4f}", numerator=Decimal(count), denominator=Decimal(2600))
    pages = [text(resident.get(f"/data/indicators/{name}")) for name in ("1-2a/", "", "readings.csv", "readings.json")]
    for page in pages:
        assert "38.46" not in page
        assert "2600" not in page
    assert "多年合计 23.08" in pages[0]
    assert "23.0769" in pages[2]


def test_an_indicator_that_does_not_exist_is_404(resident):
    assert resident.get("/data/indicators/9-99z/").status_code == 404


def test_the_three_downloads_say_the_same(resident, screening, approved):
    approved(screening, 2024, "81.5")
    approved(screening, 2025, "83.1", numerator=Decimal(831), denominator=Decimal(1000), source="=1+1")
    rows = json.loads(text(resident.get("/data/indicators/readings.json")))["readings"]
    table = list(csv.DictReader(io.StringIO(text(resident.get("/data/indicators/readings.csv")))))
    book = load_workbook(io.BytesIO(resident.get("/data/indicators/readings.xlsx").content))
    header, *lines = book.active.values
    assert (
        [row["value"] for row in rows]
        == [float(row["value"]) for row in table]
        == [line[header.index("value")] for line in lines]
        == [81.5, 83.1]
    )
    assert table[1]["source"] == "'=1+1"
    assert lines[1][header.index("source")] == "'=1+1"


def test_the_mark_that_some_spreadsheets_need_comes_when_asked_for(resident):
    assert not resident.get("/data/indicators/readings.csv").content.startswith(b"\xef\xbb\xbf")
    assert resident.get("/data/indicators/readings.csv?bom=1").content.startswith(b"\xef\xbb\xbf")


def test_the_file_with_that_mark_is_offered_to_people_too(resident, screening, approved):
    approved(screening, 2025, "83.1")
    assert 'readings.csv?bom=1"' in text(resident.get("/data/indicators/"))
    (address,) = re.findall(r'href="([^"]+bom=1)"', text(resident.get("/data/indicators/1-3a/")))
    content = resident.get(address.replace("&amp;", "&")).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert "妇女常见病筛查率" in content.decode()


def test_the_dashboard_asks_the_database_no_more_with_more_readings(resident, district, django_assert_max_num_queries):
    demo.make()
    resident.get("/data/indicators/")
    with django_assert_max_num_queries(12):
        resident.get("/data/indicators/")
    with django_assert_max_num_queries(8):
        resident.get("/data/indicators/1-3a/")


def test_a_changed_definition_and_a_year_that_does_not_apply_are_drawn_and_told(resident, screening, approved):
    for year, value in ((2022, "80"), (2023, None), (2024, "81"), (2025, "60")):
        approved(screening, year, value, redefined=year == 2025)
    page = text(resident.get("/data/indicators/1-3a/"))
    assert page.count('class="chart-break"') == page.count('class="chart-absent"') == 1
    assert page.count('class="chart-line"') == 3
    assert "2025 年口径有变化" in page
    assert "2023 年不适用" in page


def test_sentences_stand_without_a_space_in_chinese_and_with_one_in_english(resident, screening, approved):
    for year, value in ((2023, "80"), (2024, "81"), (2025, "81.5")):
        approved(screening, year, value, redefined=year == 2023)
    assert "。 " not in text(resident.get("/data/indicators/1-3a/"))
    resident.cookies["django_language"] = "en"
    assert "points, better. Since 2023" in text(resident.get("/data/indicators/1-3a/"))
