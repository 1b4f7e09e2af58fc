"""Numbers in cards fill their rows: one that stands alone looks forgotten."""

import pytest

from portal.kit.web.sheets import SHEETS
from tests.look.stylesheets import ROOT

pytestmark = pytest.mark.browser
SHEET = "".join((ROOT / "static/css" / f"{part}.css").read_text(encoding="utf-8") for part in SHEETS["css/site.css"])
LARGE = SHEET + (ROOT / "static/css/elder.css").read_text(encoding="utf-8")
PAGE = "<!doctype html><html class='{name}'><style>{css}</style><ul class='cards cards-4'>{cards}</ul>"
BOXES = "['ul', 'li', 'li:last-child'].map((name) => document.querySelector(name).getBoundingClientRect())"
GAPS = f"(([all, first, last]) => [first.left - all.left, all.right - last.right].map(Math.round))({BOXES})"


@pytest.mark.parametrize(("name", "sheet"), [("usual", SHEET), ("elder", LARGE)], ids=["usual", "large print"])
@pytest.mark.parametrize("cards", [4, 5])
@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_the_last_row_of_numbers_is_full(visitor, width, cards, name, sheet):
    page = visitor.new_page()
    page.set_viewport_size({"width": width, "height": 600})
    page.set_content(PAGE.format(css=sheet, name=name, cards="<li class='card tally'><strong>1</strong></li>" * cards))
    assert page.evaluate(GAPS) == [0, 0]
