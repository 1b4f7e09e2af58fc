"""What is printed of numbers: nothing is cut in half by the end of a sheet."""

import pytest

from portal.kit.web.sheets import SHEETS
from tests.look.stylesheets import ROOT

pytestmark = pytest.mark.browser
SHEET = "".join((ROOT / "static/css" / f"{part}.css").read_text(encoding="utf-8") for part in SHEETS["css/site.css"])
PAGE = (
    "<!doctype html><style>{css}</style><dl class='glance'><dt>一</dt><dd><a class='glance-goal'>1 ✓</a></dd></dl>"
    "<p class='figure-error'>误差</p>"
)
STYLES = "[['dt', 'breakAfter'], ['dd', 'breakInside'], ['.figure-error', 'breakBefore']]"


def test_on_paper_rows_stay_whole(visitor):
    page = visitor.new_page()
    page.set_content(PAGE.format(css=SHEET))
    page.emulate_media(media="print")
    found = page.evaluate(f"{STYLES}.map(([name, style]) => getComputedStyle(document.querySelector(name))[style])")
    assert found == ["avoid", "avoid", "avoid"]


@pytest.mark.parametrize(
    ("how", "moves"),
    [({"media": "screen"}, 1), ({"media": "print"}, 0), ({"media": "screen", "reduced_motion": "reduce"}, 0)],
    ids=["on screens it fills up", "on paper it is filled at once", "and for whoever wants no movement"],
)
def test_a_half_disc_moves_only_where_it_may(visitor, how, moves):
    page = visitor.new_page()
    page.emulate_media(**{"reduced_motion": "no-preference"} | how)
    page.set_content(f"<!doctype html><style>{SHEET}</style><svg><path class='half-disc-fill' d='M 0 9 L 99 9'/></svg>")
    assert page.evaluate("document.getAnimations().length") == moves
