"""Counts become indicators, indicators become action: from her request to the report of the year, whose numbers are those of the pages."""

import csv
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from portal.kit import typesetting
from tests.journeys.conftest import (
    Portal,
    begin,
    choose,
    find_case,
    follow,
    go_on,
    open_until,
    press,
    running,
    send,
    sign_in,
    until,
    wide,
    write_to_her,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not typesetting.is_available(), reason="PDFs cannot be set on this machine"),
]
STORY = "离职后单位一直没有把两个月的工资给我。"
QUARTER, IN_WORDS = "2026Q3", "2026 年第 3 季度"
BEFORE_THE_REPORT = """
from services.indicators.models import Reading
Reading.objects.filter(year=2025, indicator__owner__code="WJ").delete()
"""
DAYS_PASS = f"""
from portal.kit import clock
from services.monitoring.models import ContactFact, Fact
for facts in (Fact, ContactFact):
    facts.objects.filter(quarter=clock.quarter_of(clock.today())).update(quarter="{QUARTER}")
print(Fact.objects.filter(quarter="{QUARTER}").count())
"""
GIVEN = {"1-3a": (70, 700, 1000), "1-8a": (13.9, 139, 1000), "1-S4": (95, 950, 1000)}
"""What the health department reports: a target missed by far, one reached, and one that goes back."""
EVIDENCE = b"%PDF-1.4"
REASON = "分母请用产妇数。"


@pytest.fixture(scope="module")
def portal(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal of this story's own: it closes a quarter and withdraws readings."""
    with running(ready, tmp_path_factory.mktemp("counts")) as found:
        found.inside.python(BEFORE_THE_REPORT)
        yield found


def ask_for_help(phone: Page, portal: Portal) -> None:
    begin(phone, portal, "a")
    go_on(phone)  # for herself
    phone.get_by_label("怎么称呼您").fill("小林")
    choose(phone, "您的年龄", "35至44岁")
    go_on(phone)
    choose(phone, "是什么事", "拖欠工资，或确认劳动关系")
    phone.get_by_label("发生了什么").fill(STORY)
    go_on(phone)
    choose(phone, "您自己请得起律师吗", "请不起")
    choose(phone, "有没有 7 天内到期的期限", "是")
    go_on(phone)
    go_on(phone)
    assert len(send(phone)) == 20


def accept(desk: Page, portal: Portal) -> None:
    find_case(desk, portal, "caseworker", STORY)
    press(desk, "签收")
    write_to_her(desk, "请周三来公共法律服务中心。")


def close_the_quarter(visitor: Page, portal: Portal) -> None:
    """Her request lies in the quarter that is closed; page and plan then show the count with its error."""
    until(lambda: portal.inside.python(DAYS_PASS) != "0")
    closed = portal.inside.manage("close_quarter", QUARTER)
    assert closed.returncode == 0, closed.stderr
    for address in ("/data/services/", "/plan/8/measures/10/"):
        open_until(visitor, portal.url(address), IN_WORDS)
        expect(visitor.locator("main")).to_contain_text(re.compile("误差|相差不超过"))
        assert not wide(visitor)


def report_by_workbook(desk: Page, portal: Portal) -> None:
    """The health department fills in the template of 2025 and sends it back."""
    sign_in(desk, portal, "health")
    desk.goto(portal.url("/desk/readings/?year=2025"))
    book = load_workbook(io.BytesIO(desk.request.get(portal.url("/desk/readings/template.xlsx?year=2025")).body()))
    for row in book.active.iter_rows(min_row=2):
        if row[0].value in GIVEN:
            row[4].value, row[5].value, row[6].value = GIVEN[row[0].value]
            row[9].value = "2025 年妇幼年报"
    content = io.BytesIO()
    book.save(content)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    desk.get_by_label("填好的模板").set_input_files({"name": "2025.xlsx", "mimeType": kind, "buffer": content.getvalue()})
    press(desk, "提交表格")
    expect(desk.locator("body")).to_contain_text(f"已收到 {len(GIVEN)} 条")


def decide(office: Page, portal: Portal) -> None:
    """The statistics office returns one reading and approves the others."""
    sign_in(office, portal, "statistics")
    office.goto(portal.url("/desk/readings/approval/"))
    returned = office.locator("section.card", has_text="1-S4")
    returned.get_by_text("退回", exact=True).click()
    returned.get_by_label("原因").fill(REASON)
    follow(returned.get_by_role("button", name="退回部门"))
    for code in ("1-3a", "1-8a"):
        follow(office.locator("section.card", has_text=code).get_by_role("button", name="通过"))
        expect(office.locator("body")).to_contain_text("已通过")


def rows_of(visitor: Page, portal: Portal) -> dict[str, list[str]]:
    """The dashboard of 2025: target, figure and judgement of every indicator, as a reader sees them."""
    visitor.goto(portal.url("/data/indicators/?year=2025"))
    rows = visitor.locator("main table tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))")
    return {row[0].split()[0]: row[1:] for row in rows}


def supervise(office: Page, desk: Page, portal: Portal) -> None:
    """The warning of the missed target becomes a task; the department answers with evidence; the office closes it."""
    office.goto(portal.url("/desk/readings/warnings/"))
    follow(office.locator("tr", has_text="1-3a").get_by_role("link", name="发起督办").first)
    press(office, "发起督办")
    desk.goto(portal.url("/desk/readings/tasks/"))
    card = desk.locator("section.card", has_text="1-3a")
    card.get_by_label("原因").fill("两个街道没有排上筛查。")
    card.get_by_label("措施").fill("九月底前补查。")
    card.get_by_label("佐证材料").set_input_files({"name": "plan.pdf", "mimeType": "application/pdf", "buffer": EVIDENCE})
    follow(card.get_by_role("button", name="提交反馈"))
    expect(desk.locator("body")).to_contain_text("反馈已收到")
    office.goto(portal.url("/desk/readings/tasks/"))
    card = office.locator("section.card", has_text="1-3a")
    assert office.request.get(portal.url(str(card.get_by_role("link", name="打开佐证材料").get_attribute("href")))).body() == EVIDENCE
    follow(card.get_by_role("button", name="办结"))


def freeze(office: Page, portal: Portal, folder: Path) -> dict[str, Path]:
    """The report of the year, frozen; both files once they are made, of which the page tells by itself."""
    office.goto(portal.url("/desk/readings/reports/"))
    choose(office, "报告", "监测报告")
    office.get_by_label("数据年度").select_option("2025")
    press(office, "定格并生成报告")
    files = {}
    for name in ("DOCX", "PDF"):
        file = office.get_by_role("link", name=name, exact=True)
        expect(file).to_be_visible(timeout=180_000)
        with office.expect_download() as got:
            file.click()
        files[name] = folder / f"report.{name.lower()}"
        got.value.save_as(files[name])
    return files


def figures_in_docx(path: Path) -> dict[str, str]:
    """Code of an indicator → its figure in the table of all indicators."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables]
    return {row[0]: row[4] for table in tables if table[0][2:4] == ["2025", "2030"] for row in table[1:]}


def figures_in_csv(visitor: Page, portal: Portal) -> dict[str, float]:
    """Code → figure of 2025, where it is of that year alone."""
    text = visitor.request.get(portal.url("/data/indicators/readings.csv")).text()
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["year"] == row["since"] == "2025" and row["value"]]
    return {row["indicator"]: float(row["value"]) for row in rows}


def shown_alone(cell: str) -> str:
    """The number of a cell of the dashboard without its unit, or the dash of the report."""
    return "—" if cell == "未填报" else cell.split()[0]


def compare(visitor: Page, portal: Portal, files: dict[str, Path]) -> None:
    """Page, CSV, DOCX and PDF say the same numbers."""
    pages, in_csv, in_docx = rows_of(visitor, portal), figures_in_csv(visitor, portal), figures_in_docx(files["DOCX"])
    assert set(pages) == set(in_docx)
    alone = {code: shown_alone(cells[1]) for code, cells in pages.items() if code in in_csv or cells[1] == "未填报"}
    assert len(in_csv) > 40
    assert {code: in_docx[code] for code in alone} == alone
    assert {code: float(alone[code]) for code in in_csv} == pytest.approx(in_csv, abs=0.005)
    text = subprocess.run(["pdftotext", "-layout", str(files["PDF"]), "-"], capture_output=True, text=True, check=True).stdout
    assert [code for code in in_csv if not re.search(rf"{re.escape(code)}\s.*\s{re.escape(alone[code])}\s", text)] == []


def test_a_request_becomes_a_count_and_a_missed_target_a_task_and_a_report(open_page, portal, tmp_path):
    ask_for_help(open_page(width=375), portal)
    accept(open_page(width=1280), portal)
    visitor = open_page(width=375)
    close_the_quarter(visitor, portal)

    desk, office = open_page(width=1280), open_page(width=1280)
    report_by_workbook(desk, portal)
    assert rows_of(visitor, portal)["1-3a"][1] == "未填报"
    decide(office, portal)
    desk.goto(portal.url("/desk/readings/?year=2025"))
    expect(desk.locator("main")).to_contain_text(REASON)
    pages = rows_of(visitor, portal)
    assert [pages[code][-1].split()[0] for code in GIVEN] == ["未达", "达到", "未填报"]

    supervise(office, desk, portal)
    visitor.goto(portal.url("/data/indicators/1-3a/"))
    expect(visitor.locator("main")).to_contain_text("已整改")
    expect(visitor.locator("main")).not_to_contain_text("两个街道")
    compare(visitor, portal, freeze(office, portal, tmp_path))
