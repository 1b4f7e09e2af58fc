"""A document says inside who took it."""

import io

import docx
import pytest
from pypdf import PdfReader

from portal.kit import typesetting
from services.indicators.reports import paper
from services.indicators.reports.outline import Heading, Text
from services.indicators.reports.stamping import STAMPS
from services.indicators.reports.word import document

MARK = "tongji · 2026-07-01 09:30"


def test_every_page_and_the_properties_say_who_took_it_and_when():
    made = document("年度报告", [Text("正文")])
    taken = docx.Document(STAMPS["docx"](io.BytesIO(made), "tongji", MARK))
    assert [section.footer.paragraphs[0].text for section in taken.sections] == [MARK]
    assert (taken.core_properties.last_modified_by, taken.core_properties.comments) == ("tongji", MARK)
    assert (taken.core_properties.title, taken.paragraphs[-1].text) == ("年度报告", "正文")


def test_the_document_that_is_kept_says_nobody():
    kept = io.BytesIO(document("年度报告", [Text("正文")]))
    STAMPS["docx"](kept, "tongji", MARK)
    assert "tongji" not in str([each.text for each in docx.Document(kept).sections[0].footer.paragraphs])


@pytest.mark.skipif(not typesetting.is_available(), reason="Pango is not on this machine")
@pytest.mark.slow
def test_every_page_of_a_pdf_says_so_too_and_stays_tagged_and_as_it_was():
    made = paper.document("年度报告", [part for number in range(40) for part in (Heading(f"第{number}节"), Text("正文。" * 60))])
    mark = "统计局小王 · 2026-07-01 09:30"
    before, taken = PdfReader(io.BytesIO(made)), PdfReader(STAMPS["pdf"](io.BytesIO(made), "小王", mark))
    assert len(taken.pages) == len(before.pages) > 2
    for old, new in zip(before.pages, taken.pages, strict=True):
        assert mark in new.extract_text()
        assert mark not in old.extract_text()
        assert set(old.extract_text().split()) <= set(new.extract_text().split())
        assert b"/Artifact" in new.get_contents().get_data()
    assert taken.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert (taken.metadata.subject, taken.metadata.title) == (mark, "年度报告")
