"""Whoever works with large print, or on a telephone, sees of a case what everybody sees: its state and whose it is too."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import sign_in, wide

pytestmark = pytest.mark.browser
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
