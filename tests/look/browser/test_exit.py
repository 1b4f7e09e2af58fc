"""Leaving quickly: blank first, told second, gone third; nothing of the page comes back."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser]

# The name of a window outlives its page: what was seen when the server was told can be read on the next page.
WATCHED = """() => {
  const tell = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (address) => {
    const root = document.documentElement;
    window.name = JSON.stringify([document.body.innerText.trim(), document.title, root.hidden ? "hidden" : "seen"]);
    return tell(address);
  };
}"""


@pytest.fixture
def page(visitor, stage):
    page = visitor.new_page()
    page.goto(stage.url("/before"))
    page.goto(stage.url("/page"))
    return page


def test_the_page_is_blank_and_neutral_before_the_server_is_told(page):
    page.evaluate(WATCHED)
    page.click(".exit")
    page.wait_for_url("**/away")
    assert page.evaluate("JSON.parse(window.name)") == ["", "公共服务", "hidden"]


def test_the_server_is_told_and_the_page_is_replaced_in_the_history(page, stage):
    page.click(".exit")
    page.wait_for_url("**/away")
    assert stage.told.wait(10)  # a beacon is sent when the page has gone
    assert "POST /x/" in stage.calls
    page.go_back()
    assert page.url == stage.url("/before")


@pytest.mark.parametrize("beacon", ["undefined", "() => false"], ids=["unknown to the browser", "refused by it"])
def test_where_the_server_cannot_be_told_the_way_leads_by_it(page, stage, beacon):
    page.evaluate(f"() => {{ navigator.sendBeacon = {beacon}; }}")
    page.click(".exit")
    page.wait_for_url("**/away")
    assert "GET /x/" in stage.calls
    page.go_back()
    assert page.url == stage.url("/before")


def test_three_presses_of_shift_leave(page):
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/away")


def test_shift_as_a_modifier_never_leaves(page, stage):
    page.focus("#box")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(300)
    assert page.url == stage.url("/page")
    assert page.input_value("#box") == "ABCD"


def test_two_presses_and_a_letter_do_not_leave(page, stage):
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == stage.url("/page")


def test_presses_further_apart_than_five_seconds_do_not_leave(page, stage):
    for pause in (2600, 2600, 300):
        page.keyboard.press("Shift")
        page.wait_for_timeout(pause)
    assert page.url == stage.url("/page")


def test_a_page_from_the_browsers_memory_hides_and_asks_again(page, stage):
    before = stage.calls.count("GET /page")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert stage.calls.count("GET /page") == before + 1


def test_without_scripts_the_exit_is_a_link(browser, stage):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(stage.url("/page"))
    page.click(".exit")
    page.wait_for_url("**/away")
    assert "GET /x/" in stage.calls
    context.close()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_exit_is_seen_at_the_end_of_a_page_and_covers_nothing(page, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator(".exit").bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= 640
    last = page.locator("#box").bounding_box()
    assert last["y"] + last["height"] <= box["y"]
    assert page.evaluate("getComputedStyle(document.querySelector('.exit')).backgroundColor") == "rgb(179, 38, 30)"


def test_the_exit_is_the_second_stop_of_the_keyboard(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"
