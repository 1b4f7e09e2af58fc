"""What she prints stays on few sheets: a woman with one sheet too many has one more to hide."""

import re

import pytest

from portal.kit.web.sheets import SHEETS
from tests.look.stylesheets import ROOT

pytestmark = pytest.mark.browser
SHEET = "".join((ROOT / "static/css" / f"{part}.css").read_text(encoding="utf-8") for part in SHEETS["css/flow.css"])
PAGE = "<!doctype html><style>{css}</style><main class='quiet-main'>{lines}</main>"


def lines(number: int) -> str:
    return "<p>□ 医院的诊疗记录</p>" * number


TICKS = lines(26)
CARD = f"{lines(18)}<section class='card'>{lines(20)}</section>{lines(18)}"


@pytest.mark.parametrize(("told", "sheets"), [(TICKS, 1), (CARD, 2)], ids=["ticks", "a card"])
def test_lines_to_tick_stand_close_and_no_sheet_ends_half_empty(visitor, told, sheets):
    page = visitor.new_page()
    page.set_content(PAGE.format(css=SHEET, lines=told))
    pdf = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "1cm"))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == sheets


def test_an_answer_is_not_parted_from_its_question(visitor):
    page = visitor.new_page()
    page.emulate_media(media="print")
    page.set_content(PAGE.format(css=SHEET, lines="<dl><dt>家里有孩子吗？</dt><dd>是</dd></dl>"))
    assert page.locator("dt").evaluate("asked => getComputedStyle(asked).breakAfter") == "avoid"
