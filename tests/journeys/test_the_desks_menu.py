"""On a telephone the desk keeps its search in sight and its menu behind a button, with scripts or without."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import sign_in, wide

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("js", "elder"), [(True, False), (False, True)], ids=["scripts", "large print, no scripts"])
def test_it_is_called_with_the_keyboard_and_sent_away_again(open_page, portal, js, elder):
    page = open_page(width=375, js=js, elder=elder)
    sign_in(page, portal, "caseworker")
    page.goto(portal.url("/desk/"))
    expect(page.get_by_role("search")).to_be_in_viewport()
    menu = page.get_by_role("navigation", name="工作台")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="菜单").press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_beside_the_work_it_stands_open(open_page, portal):
    page = open_page(width=1280)
    sign_in(page, portal, "caseworker")
    page.goto(portal.url("/desk/"))
    expect(page.get_by_role("navigation", name="工作台")).to_be_visible()
    expect(page.get_by_role("button", name="菜单")).to_be_hidden()


def test_in_large_print_on_a_phone_there_is_room_to_read_what_is_searched_for(open_page, portal):
    page = open_page(width=375, elder=True)
    sign_in(page, portal, "caseworker")
    page.goto(portal.url("/desk/"))
    assert page.get_by_role("search").get_by_role("textbox").bounding_box()["width"] >= 120
    assert not wide(page)
