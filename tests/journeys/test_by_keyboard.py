"""Without a mouse: from the first page of asking to the number, and at the desk from the search to the request that is taken on."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Portal, digits_on

pytestmark = pytest.mark.browser
STORY = "单位拖欠工资，我只用键盘填写了琥珀色的表。"
WORD = "琥珀色"
FARTHEST = 60
"""Key presses: a page that takes more to walk through is too long for whoever has no mouse."""


def reach(target: Locator) -> Locator:
    """Press Tab until `target` has the focus, and can be seen to have it."""
    for _ in range(FARTHEST):
        target.page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            assert target.evaluate("one => one.matches(':focus-visible')")
            return target
    raise AssertionError(f"Tab does not reach {target}")


def enter(target: Locator) -> None:
    """Reach what leads to a page and press Enter."""
    reach(target)
    with target.page.expect_navigation():
        target.page.keyboard.press("Enter")


def write(target: Locator, text: str) -> None:
    reach(target)
    target.page.keyboard.type(text)


def tick_second(page: Page, question: str) -> None:
    """The second answer to a question of which none is chosen: Tab leads to the first, Space takes it, an arrow goes on."""
    answers = page.get_by_role("group", name=question).get_by_role("radio")
    reach(answers.first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(answers.nth(1)).to_be_checked()


def go_on(page: Page) -> None:
    enter(page.get_by_role("button", name="继续", exact=True))


def ask(page: Page, portal: Portal) -> str:
    page.goto(portal.url("/f/"))
    enter(page.locator('main a[href="/f/a/"]'))
    enter(page.get_by_role("button", name="开始", exact=True))
    go_on(page)
    write(page.get_by_label("怎么称呼您"), "小林")
    go_on(page)
    tick_second(page, "是什么事")
    write(page.get_by_label("发生了什么"), STORY)
    go_on(page)
    tick_second(page, "您自己请得起律师吗")
    tick_second(page, "有没有 7 天内到期的期限")
    go_on(page)
    go_on(page)
    for box in page.locator("main form input[type=checkbox]").all():
        reach(box)
        page.keyboard.press("Space")
    enter(page.get_by_role("button", name="提交", exact=True))
    return digits_on(page)


def test_she_asks_and_the_desk_takes_it_on_by_keyboard_only(open_page, portal):
    phone, desk = open_page(width=1280, js=False), open_page(width=1280)
    assert len(ask(phone, portal)) == 20
    enter(phone.get_by_role("button", name="我记好了，完成"))

    desk.goto(portal.url("/accounts/login/"))
    write(desk.locator("[name=login]"), "caseworker")
    write(desk.locator("[name=password]"), portal.passwords["caseworker"])
    enter(desk.get_by_role("button", name="登录", exact=True))
    desk.goto(portal.url("/desk/"))
    write(desk.locator("#find"), WORD)
    enter(desk.get_by_role("button", name="查找").first)
    enter(desk.locator("[data-row]").first)
    expect(desk.locator("main")).to_contain_text(STORY)
    enter(desk.get_by_role("button", name="签收", exact=True))
    expect(desk.get_by_role("button", name="签收", exact=True)).to_have_count(0)
