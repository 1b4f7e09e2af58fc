"""The document that an office opens in Word: its paper, fonts, contents and tables."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from services.indicators.reports.chapters import TALLIED, _tally
from services.indicators.reports.outline import Heading, Table, Text
from services.indicators.reports.word import document

PARTS = [
    Text("演示数据"),
    Heading("总览"),
    Text("正文"),
    Heading("1-3a 妇女常见病筛查率", 2),
    Table(["编号", "指标"], [["1-3a", "有劳动能力和就业愿望的农村贫困妇女就业帮扶率" * 3]]),
    Heading("预警"),
    Heading("1-3a 妇女常见病筛查率", 2),
]


@pytest.fixture
def book():
    return Document(io.BytesIO(document("年度报告", PARTS)))


def texts(book, style) -> list[str]:
    """The paragraphs of a style, with the words of their links."""
    return ["".join(word.text or "" for word in each._p.iter(qn("w:t"))) for each in book.paragraphs if each.style.name.lower() == style]


def test_no_style_takes_its_font_or_colour_from_a_theme_that_no_chinese_office_chose(book):
    for style in book.styles:
        if hasattr(style, "font"):
            assert not [name for name in style.element.xpath("w:rPr/w:rFonts/@*[contains(name(), 'Theme')]") if name]
    assert "themeColor" not in book.styles["Heading 1"].element.xml
    assert book.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"


def test_it_is_chinese_on_a4_and_its_pages_are_numbered(book):
    (section,) = book.sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert "PAGE" in section.footer.paragraphs[-1]._p.xml
    assert section.footer.paragraphs[0].text == ""
    assert 'w:eastAsia="zh-CN"' in book.styles.element.xml


def test_the_contents_are_there_before_anybody_updates_them_and_lead_to_their_places(book):
    assert (texts(book, "toc 1"), texts(book, "toc 2")) == (["总览", "预警"], ["1-3a 妇女常见病筛查率"] * 2)
    links = [link.get(qn("w:anchor")) for link in book.element.iter(qn("w:hyperlink"))]
    assert links == [mark.get(qn("w:name")) for mark in book.element.iter(qn("w:bookmarkStart"))]
    assert len(set(links)) == 4


def test_what_is_made_up_says_so_before_the_contents(book):
    assert [each.text for each in book.paragraphs][:3] == ["年度报告", "演示数据", "目录"]


def test_a_long_text_gets_a_wide_column_and_a_code_a_narrow_one(book):
    code, name = (column.width.cm for column in book.tables[0].columns)
    assert 1.5 < code < name < 15
    assert code + name == pytest.approx(15.8, abs=0.1)
    assert {cell.paragraphs[0].style.name for cell in book.tables[0]._cells} == {"Cells"}


def test_a_tally_ends_with_the_sum_of_its_rows():
    rows = [{"name": name, **dict.fromkeys(TALLIED, number)} for name, number in (("一", 2), ("二", 3))]
    assert _tally("领域", rows).rows[-1] == ["合计", "5", "5", "5", "5", "5"]
