"""Whoever works with large print, or on a telephone, sees of a case what everybody sees: its state and whose it is too."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import moved, sign_in, wide

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser]
ASSIGNED = """
from portal.accounts.models import User
from services.cases import actions
from tests.factories.cases import make_case
her = User.objects.get(username="caseworker")
print(actions.accept(case=make_case(), actor=her).reference, her)
"""
CUT = "list => list.scrollWidth > list.clientWidth"


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "large print"])
def test_no_column_is_left_out_or_out_of_sight(open_page, portal, elder):
    reference, her = portal.inside.python(ASSIGNED).split(maxsplit=1)
    page = open_page(elder=elder)
    sign_in(page, portal, "caseworker")
    for width in (375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 760})
        page.goto(portal.url("/desk/?list=mine"))
        line = page.get_by_role("row").filter(has_text=reference)
        for told in ("办理中", her.strip()):
            expect(line.get_by_text(told), f"{told} at {width}").to_be_visible()
        assert not page.locator(".desk-lines").evaluate(CUT), f"pushed sideways at {width}"
        assert not wide(page), width


def test_on_a_slow_telephone_no_line_moves_while_the_list_loads(open_page, portal):
    """A script shows the box that ticks them all long after the lines are there: a finger must not meet another line."""
    page = open_page()
    sign_in(page, portal, "lead")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    for _ in range(5):
        page.goto(portal.url("/desk/?urgency=U2"))
        assert not moved(page)
