"""Suggestions while she types: by keyboard and by finger, nothing in an address, and a plain field without scripts."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page, portal):
    page = open_page(width=375)
    page.goto(portal.url("/plan/"))
    page.get_by_role("combobox", name="站内搜索").press_sequentially("产假")
    expect(page.get_by_role("option").first).to_be_visible()
    return page


def test_the_keyboard_chooses_and_closes(page, portal):
    field = page.get_by_role("combobox", name="站内搜索")
    field.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("产假")
    field.press_sequentially("工")
    expect(page.get_by_role("option", name="产假工资")).to_be_visible()
    field.press("ArrowUp")
    field.press("Enter")
    page.wait_for_url("**/search/*/")
    expect(page.locator("#again")).to_have_value("产假工资")


def test_a_finger_chooses_and_no_address_tells(page, portal):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("option").first.click()
    page.wait_for_url("**/search/*/")
    assert not [url for url in asked if "%E4%BA%A7" in url or "q=" in url]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_enter_without_a_choice_searches_for_what_stands_there(page):
    page.get_by_role("combobox", name="站内搜索").press("Enter")
    page.wait_for_url("**/search/*/")
    expect(page.locator("#again")).to_have_value("产假")


def test_while_the_server_is_away_the_field_is_a_plain_one(open_page, portal):
    page = open_page()
    page.route("**/search/suggest/", lambda route: route.abort())
    page.goto(portal.url("/plan/"))
    field = page.get_by_role("combobox", name="站内搜索")
    with page.expect_event("requestfailed"):
        field.press_sequentially("产假")
    expect(page.get_by_role("option")).to_have_count(0)
    field.press("Enter")
    page.wait_for_url("**/search/*/")


def test_without_scripts_it_is_a_field(open_page, portal):
    page = open_page(js=False)
    page.goto(portal.url("/plan/"))
    field = page.get_by_role("searchbox", name="站内搜索")
    field.fill("产假")
    field.press("Enter")
    page.wait_for_url("**/search/*/")


def test_on_an_english_page_english_is_offered_and_chinese_says_that_it_is(open_page, portal):
    page = open_page()
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": portal.address}])
    page.goto(portal.url("/plan/"))
    field = page.get_by_role("combobox", name="Search this site")
    field.press_sequentially("legal")
    expect(page.get_by_role("option", name="Legal aid", exact=True)).to_be_visible()
    assert page.get_by_role("option").first.get_attribute("lang") is None
    field.fill("产假")
    expect(page.get_by_role("option").first).to_have_attribute("lang", "zh-CN")
