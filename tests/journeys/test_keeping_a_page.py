"""With scripts a page is kept while she types, and she is asked before her time is over."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import press

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page, portal):
    """The first questions, on a clock that the test moves."""
    page = open_page(width=320)
    page.clock.install()
    page.goto(portal.url("/f/a/"))
    press(page, "开始")
    press(page, "继续")  # for herself
    expect(page.get_by_role("button", name="边填边保存")).to_be_visible()  # shown by the script: from here on it listens
    return page


def type_and_wait(page, text: str) -> None:
    page.get_by_label("怎么称呼您").press_sequentially(text)
    page.clock.fast_forward(5_100)


def test_half_a_page_is_kept_after_five_seconds_of_quiet(page):
    type_and_wait(page, "小林")
    expect(page.locator("[data-keep-said]")).to_have_text("刚刚已保存。")
    page.reload()
    expect(page.get_by_label("怎么称呼您")).to_have_value("小林")


def test_a_bad_line_is_tried_again_and_she_can_go_on(page):
    page.route("**/keep/", lambda route: route.abort())
    type_and_wait(page, "小林")
    expect(page.locator("[data-keep-said]")).to_contain_text("正在重试")
    page.unroute("**/keep/")
    page.clock.fast_forward(5_100)
    expect(page.locator("[data-keep-said]")).to_have_text("刚刚已保存。")
    press(page, "继续")
    assert page.url.endswith("/f/a/3/")


def test_switched_off_nothing_is_kept(page):
    page.get_by_role("button", name="边填边保存").click()
    expect(page.locator("[data-keep-said]")).to_have_text("这一页不再边填边保存。")
    type_and_wait(page, "小林")
    page.reload()
    expect(page.get_by_label("怎么称呼您")).to_have_value("")


def test_she_is_asked_before_the_time_is_over_and_can_stay(page):
    warning = page.locator("[data-keep-ends]")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("56:00")
    expect(warning).to_be_visible()
    page.get_by_role("button", name="再给我一小时").click()
    expect(warning).to_be_hidden()
    expect(page.locator("[data-keep-said]")).to_have_text("又有一小时了。")


def test_by_keyboard_alone_she_gets_to_the_end_of_the_page(page):
    page.get_by_label("怎么称呼您").focus()
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))
        if seen[-1] == "继续":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/f/a/3/")
