"""A resident's evening: on an old phone, in large print, without scripts, from her own words to somebody who answers."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import follow, wide

pytestmark = pytest.mark.browser


def test_from_her_own_words_to_a_number_to_call(open_page, portal):
    phone = open_page(width=375, elder=True, js=False)
    phone.goto(portal.url("/"))
    assert not wide(phone)
    phone.get_by_role("searchbox").first.fill("老公打我怎么办")
    follow(phone.get_by_role("button", name="搜索").first)
    assert "老公" not in phone.url
    assert "老公" not in phone.title()
    expect(phone.locator("main a[href='tel:110']").first).to_be_visible()
    assert not wide(phone)

    phone.locator("main a[href^='/help/']").first.click()
    expect(phone.locator("main h1")).to_be_visible()
    call = phone.locator("main a[href='tel:12338']").first
    expect(call).to_be_visible()
    assert call.bounding_box()["height"] >= 44
    assert not wide(phone)
