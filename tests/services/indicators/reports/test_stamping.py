"""A document says inside who took it."""

import io

import docx

from services.indicators.reports.outline import Text
from services.indicators.reports.stamping import stamped
from services.indicators.reports.word import document

MARK = "tongji · 2026-07-01 09:30"


def test_every_page_and_the_properties_say_who_took_it_and_when():
    made = document("年度报告", [Text("正文")])
    taken = docx.Document(stamped(io.BytesIO(made), "tongji", MARK))
    assert [section.footer.paragraphs[0].text for section in taken.sections] == [MARK]
    assert (taken.core_properties.last_modified_by, taken.core_properties.comments) == ("tongji", MARK)
    assert (taken.core_properties.title, taken.paragraphs[-1].text) == ("年度报告", "正文")


def test_the_document_that_is_kept_says_nobody():
    kept = io.BytesIO(document("年度报告", [Text("正文")]))
    stamped(kept, "tongji", MARK)
    assert "tongji" not in str([each.text for each in docx.Document(kept).sections[0].footer.paragraphs])
