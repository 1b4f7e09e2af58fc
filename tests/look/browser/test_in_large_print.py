"""Wide tables of the desk in large print: whoever needs it does not have to push them sideways."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from portal.kit.web.sheets import SHEETS
from tests.look.stylesheets import ROOT

pytestmark = pytest.mark.browser
SHEET = "".join((ROOT / "static/css" / f"{part}.css").read_text(encoding="utf-8") for part in (*SHEETS["css/work.css"], "elder"))


class Department(SimpleNamespace):
    """A department with one of the longest names."""

    code = "RS"

    def __str__(self) -> str:
        return "区人力资源和社会保障局"


COUNTS = ("open", "overdue", "unlawful", "unopened", "her_data", "her_data_late", "escalated", "in_time", "accepted", "complaints")
LINE = SimpleNamespace(department=Department(), load=4, rate=97, opinions=2, **dict.fromkeys(COUNTS, 12))


@pytest.mark.parametrize("width", [375, 768, 1280, 1440])
def test_supervision_is_no_wider_than_the_screen(visitor, width):
    page = visitor.new_page()
    page.set_viewport_size({"width": width, "height": 760})
    html = render_to_string("services/desk/supervision.html", {"lines": [LINE], "totals": LINE, "elder": True})
    page.set_content(html.replace("</head>", f"<style>{SHEET}</style></head>"))
    assert page.locator(".table-wrap").evaluate("wrap => wrap.scrollWidth - wrap.clientWidth") <= 0
