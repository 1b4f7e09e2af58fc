"""Setting PDFs: nothing from outside is fetched, and a machine without the parts says so."""

import io
import subprocess
import sys

import pytest
from pypdf import PdfReader

from portal.kit import typesetting

needs_parts = pytest.mark.skipif(not typesetting.is_available(), reason="WeasyPrint with Pango is not on this machine")


@needs_parts
def test_a_text_becomes_a_tagged_pdf():
    reader = PdfReader(io.BytesIO(typesetting.typeset("<html lang='zh-CN'><title>t</title><h1>半边天</h1></html>")))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@needs_parts
@pytest.mark.parametrize("source", ["file:///etc/hostname", "http://127.0.0.1:9/x.png"])
def test_nothing_is_fetched_from_anywhere(source):
    html = f"<html lang='zh-CN'><title>t</title><img alt='x' src='{source}'></html>"
    assert b"/Subtype /Image" not in typesetting.typeset(html)


def test_without_the_parts_it_refuses(monkeypatch):
    monkeypatch.setattr(typesetting, "is_available", lambda: False)
    with pytest.raises(typesetting.NotHere):
        typesetting.typeset("<p>x</p>")


@needs_parts
def test_what_setting_takes_is_given_back(monkeypatch):
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    assert typesetting.typeset("<html lang='zh-CN'><title>t</title></html>").startswith(b"%PDF-")
    assert "weasyprint" not in sys.modules


@needs_parts
def test_a_press_that_fails_is_no_empty_file():
    with pytest.raises(subprocess.CalledProcessError):
        typesetting.typeset("<html lang='zh-CN'><title>t</title></html>", style=None)
