"""Templates obey the content policy: no inline style, no handler, no script of their own, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, templates

PAGES = [path for path in templates() if path.suffix in {".html", ".svg"}]
SECTION = re.compile(r"<section\b.*?</section>", re.DOTALL)
OPENED = re.compile(r"<[a-zA-Z][^>]*>", re.DOTALL)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


def offending(pattern: str) -> dict[str, list[str]]:
    found = {named(path): re.findall(pattern, path.read_text(encoding="utf-8"), re.IGNORECASE) for path in PAGES}
    return {name: hits for name, hits in found.items() if hits}


def test_there_are_templates_to_look_at():
    assert len(PAGES) > 30


def test_no_template_has_an_inline_style():
    assert offending(r"<[^>]*\sstyle\s*=|<style[\s>]") == {}


def test_no_template_has_an_inline_handler():
    assert offending(r"<[^>]*\son[a-z]+\s*=|href=[\"']javascript:") == {}


def test_no_template_has_a_script_of_its_own():
    assert offending(r"<script(?![^>]*\b(?:src|nonce)=)[^>]*>") == {}


def test_every_section_has_a_heading_or_a_name():
    """Whoever listens jumps from one to the next; what has neither is a div. A part or a block may bring the heading."""
    told = r"<h[1-6]|aria-label|{% (?:include|block|element) |{{ block.super"
    bare = {
        named(path): [text for text in SECTION.findall(path.read_text(encoding="utf-8")) if not re.search(told, text)] for path in PAGES
    }
    assert {name: texts for name, texts in bare.items() if texts} == {}


def test_nothing_is_loaded_from_elsewhere():
    assert offending(r"(?:src|srcset|action)\s*=\s*[\"'](?:https?:)?//|<link[^>]*href\s*=\s*[\"'](?:https?:)?//") == {}


def test_no_browser_keeps_what_is_typed_about_a_person():
    """Said of the whole form: choices and hidden fields may not say it, and a reload must not bring them back either."""
    of_people = [path for path in PAGES if named(path).startswith(("services/intake/", "services/desk/"))]
    forms = {named(path): re.findall(r"<form[^>]*novalidate[^>]*>", path.read_text(encoding="utf-8")) for path in of_people}
    assert sum(map(len, forms.values())) > 30
    assert {name: form for name, found in forms.items() for form in found if 'autocomplete="off"' not in form} == {}


def test_no_template_uses_a_drop_of_slanted_type():
    assert offending(r"<i[\s>]|<cite[\s>]") == {}


@pytest.mark.parametrize("shell", ["base.html", "quiet.html", "desk.html"])
def test_a_shell_starts_with_the_way_to_the_content(shell):
    text = (ROOT / "templates" / shell).read_text(encoding="utf-8")
    body = text[text.index("<body>") :]
    assert re.search(r"<a [^>]*>", body)[0] == '<a class="skip" href="#main">'
    assert 'id="main"' in body
