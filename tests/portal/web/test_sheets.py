"""A page asks for one style sheet, in which every part is."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory

from portal.kit.web.sheets import SHEETS
from tests.look.stylesheets import SHEETS as PARTS


@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_holds_its_parts_in_their_order(path):
    joined = Path(finders.find(path)).read_text(encoding="utf-8")
    parts = {part.stem: part.read_text(encoding="utf-8") for part in PARTS}
    places = [joined.index(parts[name]) for name in SHEETS[path]]
    assert places == sorted(places)


def test_every_part_is_in_a_sheet_but_large_print():
    assert {part.stem for part in PARTS} - {name for names in SHEETS.values() for name in names} == {"elder"}


def test_collecting_the_static_files_collects_the_sheets(tmp_path, settings):
    found = {path for finder in finders.get_finders() for path, _storage in finder.list([])}
    assert set(SHEETS) <= found


def test_what_is_no_sheet_is_looked_for_elsewhere():
    assert finders.find("css/elder.css")
    assert finders.find("css/nothing.css") is None


@pytest.mark.django_db
@pytest.mark.parametrize("shell", ["base.html", "quiet.html", "desk.html"])
def test_a_page_asks_for_one_sheet_and_in_large_print_for_two(shell):
    def asked(**context: object) -> int:
        drawn = render_to_string(shell, context, request=RequestFactory().get("/"))
        return len(BeautifulSoup(drawn, "lxml").select("link[rel=stylesheet]"))

    assert (asked(elder=False), asked(elder=True)) == (1, 2)
