"""The whole plan at once: on one page, and as a file."""

import re
import shutil
import subprocess
import zlib

import pytest
from bs4 import BeautifulSoup

from cms.plan import paper
from cms.plan.models import MeasurePage
from portal.kit import typesetting
from tests.factories.pages import source

needs_pango = pytest.mark.skipif(not typesetting.is_available(), reason="WeasyPrint or Pango is not installed")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.fixture
def printed(plan, client) -> BeautifulSoup:
    """The page for printing."""
    return BeautifulSoup(client.get("/plan/print/").content, "lxml").select_one("article.passages")


def test_the_page_for_printing_holds_the_source_character_for_character(printed):
    for ours in printed.select(".passage-code, .passage-note"):
        ours.decompose()
    assert squeezed(printed.get_text()) == squeezed(source())


def test_every_item_can_be_linked_to_and_carries_its_code(printed):
    assert printed.select_one("#八-策略-3 .passage-code").get_text() == "八.策略.3"
    assert len(printed.select(".passage-code")) == 76 + 91 + 5 + 13


def test_notes_of_the_editors_are_marked_as_such(printed):
    assert printed.select_one("#一-目标-11 .passage-note").get_text().startswith("编者注：")


@needs_pango
@pytest.mark.slow
def test_the_pdf_says_the_same_with_its_fonts_inside(plan, client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    answer = client.get("/plan/plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    data = b"".join(answer.streaming_content)
    assert data.startswith(b"%PDF-")
    objects = b"".join(inflated(stream) for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    assert len(re.findall(rb"/Type\s*/FontDescriptor", objects)) == objects.count(b"/FontFile") > 0
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
        assert "体制测定" in squeezed(text)


@needs_pango
def test_the_pdf_is_set_once_for_each_wording(plan, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    written = []
    monkeypatch.setattr(paper, "typeset", lambda html, sheet: written.append(html) or b"%PDF-")
    first = paper.plan_pdf()
    assert paper.plan_pdf() == first
    measure = MeasurePage.objects.get(code="八.策略.3")
    measure.text += "改了。"
    measure.save()
    assert paper.plan_pdf() != first
    assert len(written) == 2


def test_without_the_library_the_page_for_printing_takes_its_place(plan, client, monkeypatch):
    monkeypatch.setattr(typesetting, "is_available", lambda: False)
    assert client.get("/plan/plan.pdf")["Location"] == "/plan/print/"
    assert "/plan/plan.pdf" not in client.get("/plan/print/").content.decode()
