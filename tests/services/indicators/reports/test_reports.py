"""A frozen report: its files open, say the numbers of the pages and go on saying them."""

import io
import itertools
import shutil
from datetime import date

import pytest
from django.utils import translation
from docx import Document
from PIL import Image
from pypdf import PdfReader

from portal.kit import typesetting
from portal.outbox.dispatch import drain
from services.indicators import demo
from services.indicators.actions.reports import freeze
from services.indicators.actions.tasks import open_task
from services.indicators.downloads import rows
from services.indicators.errors import NotAllowed
from services.indicators.models import Indicator, Reading, Report, SupervisionTask
from services.indicators.models.report import Kind
from services.indicators.queries import standing
from services.indicators.reports import paper, word
from services.indicators.reports.chapters import parts
from services.indicators.reports.drawing import png
from services.indicators.reports.outline import Heading, Picture, Table, Text, origin, title
from services.indicators.reports.snapshot import digest, take
from services.indicators.warnings import Kind as Warned

pytestmark = pytest.mark.django_db
needs_pdf = pytest.mark.skipif(not (typesetting.is_available() and shutil.which("fc-list")), reason="Pango is not on this machine")


def picture(snapshot) -> Picture:
    return next(part for part in parts("yearly", snapshot) if isinstance(part, Picture))


@pytest.fixture(autouse=True)
def chinese(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def report(district, statistician) -> Report:
    demo.make()
    Reading.objects.exclude(indicator__code__in=["1-2a", "1-3a", "1-8a", "2-5a"]).delete()
    return freeze(kind="yearly", year=2025, actor=statistician)


def text_of(docx: bytes) -> str:
    book = Document(io.BytesIO(docx))
    cells = [cell.text for table in book.tables for cell in table._cells]
    return "\n".join([*(paragraph.text for paragraph in book.paragraphs), *cells])


def test_only_the_office_freezes(district, health):
    with pytest.raises(NotAllowed):
        freeze(kind="yearly", year=2025, actor=health)


def test_the_document_says_the_numbers_of_the_page_and_of_the_csv(report):
    drain()
    report.refresh_from_db()
    text = text_of(report.docx.read())
    assert standing("1-3a").sentence in text
    shown = {row["indicator"]: row["value"] for row in rows() if row["year"] == 2025 and row["since"] == 2025}
    for indicator in report.snapshot["indicators"]:
        assert indicator["figure"] == "" or indicator["figure"] in text
        if indicator["code"] in shown and shown[indicator["code"]] is not None:
            assert float(indicator["figure"]) == pytest.approx(shown[indicator["code"]], abs=0.005)


def test_made_up_data_say_so_in_the_report(report):
    drain()
    report.refresh_from_db()
    assert "演示数据" in text_of(report.docx.read())


def test_it_has_real_headings_chinese_fonts_and_pictures_with_words(report):
    drain()
    report.refresh_from_db()
    book = Document(io.BytesIO(report.docx.read()))
    assert {"Heading 1", "Heading 2"} <= {paragraph.style.name for paragraph in book.paragraphs}
    assert 'w:eastAsia="黑体"' in book.styles["Heading 1"].element.xml
    assert len(book.inline_shapes) == 4
    assert all(shape._inline.docPr.get("descr") for shape in book.inline_shapes)


def test_each_chart_has_its_figures_beside_it_and_few_cases_their_range(report):
    drain()
    report.refresh_from_db()
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(report.docx.read())).tables]
    years = [str(year) for year in demo.YEARS]
    told = [figures for head, *figures in tables if head in (years, years[:-1])]
    assert len(told) == 4
    (deaths,) = [row for row in report.snapshot["indicators"] if row["code"] == "1-2a"]
    assert [text for _year, text in deaths["figures"]] in [row for rows in told for row in rows]
    assert "多年合计" in deaths["figures"][-1][1]
    assert len(deaths["spans"]) == len(deaths["series"]) > 0


def test_below_a_chart_stands_how_to_read_its_interval_its_break_and_its_empty_years(report):
    deaths, screened = (next(row for row in report.snapshot["indicators"] if row["code"] == code) for code in ("1-2a", "1-3a"))
    screened |= {"broken_at": [2023], "absent": [2021, 2022]}
    said = [part.text for part in parts("yearly", report.snapshot) if isinstance(part, Text)]
    assert deaths["spans"]
    assert said[said.index(deaths["sentence"]) + 1].startswith("竖线")
    assert said[said.index(screened["sentence"]) + 1] == "点线：2023 年口径有变化，前后数据不比较。横轴上的短横：2021、2022 年不适用。"


def test_a_target_is_drawn_in_strokes_so_that_it_is_told_from_other_lines_without_colour(report):
    chart = picture(report.snapshot).chart
    image = Image.open(io.BytesIO(png(chart, is_demo=False)))
    target = chart.targets[-1]
    along = [image.getpixel((x, int(target.y * 3))) for x in range(int(target.x1 * 3) + 2, int(target.x2 * 3) - 2)]
    changes = sum(one != other for one, other in itertools.pairwise(along))
    assert changes > 20


def test_what_was_frozen_before_intervals_were_kept_can_still_be_written(report):
    for row in report.snapshot["indicators"]:
        del row["spans"], row["figures"]
    assert standing("1-3a").sentence in text_of(word.document(title(report.kind, report.snapshot), parts(report.kind, report.snapshot)))


def test_what_was_frozen_before_the_kinds_differed_has_the_chapters_of_a_yearly_report(report):
    old = {name: value for name, value in report.snapshot.items() if name not in ("goals", "by_sex")}
    assert list(parts("final", old)) == list(parts("yearly", report.snapshot))


def chapters(kind, snapshot) -> list[str]:
    return [part.text for part in parts(kind, snapshot) if isinstance(part, Heading) and part.level == 1]


def test_each_kind_of_report_has_chapters_of_its_own(report):
    found = {kind: chapters(kind, report.snapshot) for kind in Kind.values}
    assert len({tuple(names) for names in found.values()}) == len(Kind)
    assert {kind for kind, names in found.items() if "未达到的目标" in names} == {"mid_term", "final"}
    assert {kind for kind, names in found.items() if "预警" in names} == {"yearly", "mid_term"}
    assert {kind for kind, names in found.items() if "性别统计目录" in names} == {"yearbook"}
    drawn = {kind for kind in Kind.values if any(isinstance(part, Picture) for part in parts(kind, report.snapshot))}
    assert drawn == {"yearly", "mid_term", "final"}
    assert {kind for kind, names in found.items() if "整改情况" in names} == {"yearly", "mid_term", "final"}


def test_an_evaluation_explains_what_was_missed_and_lists_what_could_not_be_judged(report, screening, statistician):
    Reading.objects.filter(indicator=screening, part="", year=2025).update(value=70)
    open_task(indicator=screening, kind=Warned.MISSED, year=2025, owner=screening.owner, due_on=date(2099, 1, 1), actor=statistician)
    SupervisionTask.objects.update(cause="应查人数漏报", measure="按街道逐一核对")
    snapshot = take(2025)
    said = list(parts("mid_term", snapshot))
    start = said.index(Heading("未达到的目标"))
    explained = said[start : said.index(Heading("不能评判的"))]
    assert Heading("1-3a 妇女常见病筛查率", 2) in explained
    assert any("还差" in part.text and "12 百分点" in part.text for part in explained if isinstance(part, Text))
    assert not any("没有达到目标" in part.text for part in explained if isinstance(part, Text))  # the sentence has said it
    assert any(row[1:3] == ["应查人数漏报", "按街道逐一核对"] for part in explained if isinstance(part, Table) for row in part.rows)
    unjudged = next(part for part in said[said.index(Heading("不能评判的")) :] if isinstance(part, Table))
    assert len(unjudged.rows) == sum(row["judgement"] not in ("reached", "near", "missed", "early") for row in snapshot["indicators"])


def test_targets_reached_early_are_listed_and_not_counted(report, approved):
    approved(Indicator.objects.get(code="1-4a"), 2025, "75")
    snapshot = take(2025)
    said = list(parts("mid_term", snapshot))
    early = next(part for part in said[said.index(Heading("提前达到的目标")) :] if isinstance(part, Table))
    assert [row[0] for row in early.rows] == ["1-4a 适龄妇女宫颈癌人群筛查率"]
    tally = next(part for part in said[said.index(Heading("分领域")) :] if isinstance(part, Table))
    assert tally.columns[-2:] == ["提前达到", "未填报或不判"]
    assert tally.rows[-1][-2] == "1"


def test_what_was_frozen_before_early_ones_were_told_apart_has_no_column_for_them(report):
    for row in report.snapshot["domains"]:
        del row["early"]
    said = list(parts("yearly", report.snapshot))
    tally = next(part for part in said[said.index(Heading("分领域")) :] if isinstance(part, Table))
    assert "提前达到" not in tally.columns


def test_a_year_that_nobody_reported_says_so_and_all_tables_of_an_indicator_have_their_years_in_one_order(district, screening):
    demo.make()
    Reading.objects.filter(indicator=screening, part="", year__in=(2021, 2025)).delete()
    said = list(parts("yearbook", take(2025)))
    start = said.index(Heading("1-3a 妇女常见病筛查率（%）", 2))
    whole, *groups = [part for part in said[start + 1 : start + 4] if isinstance(part, Table)]
    assert list(whole.columns) == [str(year) for year in range(2019, 2026)]
    assert [year for year, figure in zip(whole.columns, whole.rows[0], strict=True) if figure == "未填报"] == ["2021", "2025"]
    assert groups
    assert all(list(each.columns[1:]) == sorted(each.columns[1:]) for each in groups)


def test_the_yearbook_lists_figures_with_their_parts_and_judges_none(report):
    text = text_of(word.document("年鉴", parts("yearbook", report.snapshot)))
    screened = next(row for row in report.snapshot["indicators"] if row["code"] == "1-3a")
    assert all(figure in text for _year, figure in screened["figures"])
    assert report.snapshot["summary"] not in text
    assert "目标 ≥82" not in text
    assert "未填报" in text


def test_a_picture_of_made_up_numbers_says_so_inside(report):
    made_up, real = (picture(report.snapshot | {"is_demo": is_demo}) for is_demo in (True, False))
    assert made_up.chart == real.chart
    assert png(made_up.chart, is_demo=made_up.is_demo) != png(real.chart, is_demo=real.is_demo)


def test_what_is_reported_later_changes_no_frozen_number(report):
    frozen = report.digest
    Reading.objects.filter(indicator=Indicator.objects.get(code="1-3a"), year=2025).update(value=1)
    report.refresh_from_db()
    assert digest(report.snapshot) == frozen
    again = text_of(word.document(title(report.kind, report.snapshot), [origin(report), *parts(report.kind, report.snapshot)]))
    assert "1 %" not in next(each["sentence"] for each in report.snapshot["indicators"] if each["code"] == "1-3a")
    drain()
    report.refresh_from_db()
    assert text_of(report.docx.read()) == again


@needs_pdf
def test_the_pdf_has_its_fonts_its_tags_and_the_same_numbers(report):
    drain()
    report.refresh_from_db()
    reader = PdfReader(io.BytesIO(report.pdf.read()))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "zh-CN"
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    assert report.snapshot["summary"].replace(" ", "") in text.replace(" ", "")
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]
    descendants = [font["/DescendantFonts"][0].get_object() for font in fonts if "/DescendantFonts" in font]
    assert descendants
    assert all({"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object()) for font in descendants)


@needs_pdf
def test_the_contents_of_the_pdf_name_the_page_of_each_indicator(report):
    pages = PdfReader(io.BytesIO(paper.document("报告", [origin(report), *parts("yearly", report.snapshot)]))).pages
    line = next(line for line in pages[0].extract_text().splitlines() if line.startswith("1-3a"))
    assert "1-3a" in pages[int(line.rpartition(".")[2]) - 1].extract_text()
    assert report.digest[:12] in pages[0].extract_text()


@needs_pdf
def test_two_places_with_the_same_heading_are_both_found_from_the_contents():
    long = [Text("正文。" * 400) for _ in range(4)]
    made = paper.document("报告", [Heading("甲"), Heading("2-5b", 2), *long, Heading("乙"), Heading("2-5b", 2), Text("完")])
    pages = PdfReader(io.BytesIO(made)).pages
    named = [line.rpartition(".")[2].strip() for line in pages[0].extract_text().splitlines() if line.startswith("2-5b")]
    assert named == ["2", str(len(pages))]


@needs_pdf
def test_the_lines_of_a_chart_are_drawn_in_the_pdf_in_their_colours_and_not_filled(report):
    """Paper takes no style sheet into a drawing: what has no colour of its own comes out black and filled."""
    chart = picture(report.snapshot).chart
    page = PdfReader(io.BytesIO(paper.document("图", [Picture(chart, "图", is_demo=True)]))).pages[0]
    drawn = page.get_contents().get_data().decode("latin-1")
    assert "0.105882 0.368627 0.419608 RG\n3 w" in drawn
    assert "\n0 0 0 rg" not in drawn
    assert "\nB\n" not in drawn.replace("\nh\nB\n", "")


def test_where_pdfs_cannot_be_set_the_report_says_so_and_is_ready(report, monkeypatch):
    monkeypatch.setattr(typesetting, "is_available", lambda: False)
    drain()
    report.refresh_from_db()
    assert (report.pdf_impossible, bool(report.pdf), bool(report.docx)) == (True, False, True)


def test_what_no_department_answers_for_is_told_in_words(district, statistician):
    snapshot = take(2025)
    assert "责任部门待确认" in [row["name"] for row in snapshot["departments"]]
    assert "—" not in [row["name"] for row in snapshot["departments"]]
    sport = next(row for row in snapshot["indicators"] if row["code"] == "1-11a")
    assert sport["owner"] == "责任部门待确认"


def test_sentences_of_an_evaluation_stand_without_a_space_between_them(district, statistician):
    demo.make()
    report = freeze(kind="mid_term", year=2025, actor=statistician)
    said = [part.text for part in parts("mid_term", report.snapshot) if isinstance(part, Text)]
    assert any(words.count("。") > 1 for words in said)
    assert not [words for words in said if "。 " in words]
