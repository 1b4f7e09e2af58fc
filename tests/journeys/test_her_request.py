"""One woman's request: from the sentence of the plan to the desk, back to her phone, into the count and onto the site."""

import re
import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import (
    Portal,
    choose,
    complaints_of,
    digits_on,
    do,
    find_case,
    follow,
    go_on,
    open_number,
    open_until,
    press,
    send,
    sign_in,
    wide,
    write_to_her,
)
from tests.journeys.newsroom import approve, send_to_reviewer, write_notice

pytestmark = pytest.mark.browser
STORY = "老板三个月没有发工资，劳动仲裁的期限只剩五天。"
REPLY = "我带上工资条和打卡记录。"
ANSWER = "请周三上午到公共法律服务中心二楼。"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def phone(open_page, request) -> Page:
    """Her phone, 375 px wide."""
    return open_page(width=375, js=request.param)


def from_the_plan_to_the_first_question(page: Page, portal: Portal) -> None:
    page.goto(portal.url("/plan/8/measures/10/"))
    expect(page.locator("main")).to_contain_text("法律援助")
    page.locator('main a[href="/f/a/"]').first.click()
    expect(page).to_have_title("公共服务")
    press(page, "开始")


def fill_in(page: Page) -> None:
    go_on(page)  # for herself
    page.get_by_label("怎么称呼您").fill("小林")
    choose(page, "您的年龄", "35至44岁")
    go_on(page)
    choose(page, "是什么事", "拖欠工资，或确认劳动关系")
    page.get_by_label("发生了什么").fill(STORY)
    go_on(page)
    choose(page, "您自己请得起律师吗", "请不起")
    choose(page, "有没有 7 天内到期的期限", "是")
    go_on(page)
    go_on(page)


def handle(desk: Page, portal: Portal) -> None:
    """The caseworker finds it, accepts and writes back."""
    find_case(desk, portal, "caseworker", STORY)
    press(desk, "签收")
    desk.get_by_label("等她答复").check()
    write_to_her(desk, ANSWER)


def close(desk: Page) -> None:
    """The caseworker reads her reply and ends the case."""
    desk.reload()
    expect(desk.locator("main")).to_contain_text(REPLY)
    do(desk, "办结")
    choose(desk, "办理结果", "已提供帮助")
    press(desk, "办结")


def see_it_counted(phone: Page, portal: Portal, before: bytes) -> None:
    """No public byte changes when a request comes; once the quarter is closed its counts stand there, with their error in words."""
    assert phone.goto(portal.url("/data/services/")).body() == before
    closed = portal.inside.manage("close_quarter", "2026Q3")
    assert (closed.returncode, "2026Q3" in closed.stdout) == (0, True), closed.stderr
    for address in ("/data/services/", "/plan/8/measures/10/"):
        open_until(phone, portal.url(address), "2026 年第 3 季度")
        expect(phone.locator("main")).to_contain_text(re.compile("误差|相差不超过"))
        assert not wide(phone)


def see_it_published(phone: Page, open_page: Callable[..., Page], portal: Portal) -> None:
    """An editor tells of it, a reviewer publishes; both on phones."""
    slug = f"n-{secrets.token_hex(4)}"
    title = f"法律援助窗口延长到晚七点（{slug}）"
    editor, reviewer = open_page(), open_page()
    sign_in(editor, portal, "editor")
    write_notice(editor, portal, title=title, slug=slug, summary="下班后也能来。", code="八.策略.10")
    send_to_reviewer(editor)
    assert phone.goto(portal.url(f"/news/{slug}/")).status == 404
    sign_in(reviewer, portal, "reviewer")
    approve(reviewer, portal, title)
    open_until(phone, portal.url("/plan/8/measures/10/"), title)
    phone.get_by_role("link", name=title).click()
    expect(phone.locator("main")).to_contain_text("下班后也能来")


def test_from_the_plan_to_the_desk_and_back(phone, open_page, portal):
    figures = phone.goto(portal.url("/data/services/")).body()
    from_the_plan_to_the_first_question(phone, portal)
    fill_in(phone)
    expect(phone.locator("main")).to_contain_text(STORY)
    expect(phone.locator("main")).to_contain_text("法律援助法第 44 条")
    number = send(phone)
    assert len(number) == 20
    phone.reload()
    assert digits_on(phone) == number
    follow(phone.get_by_role("button", name="我记好了"))

    desk = open_page(width=1280)
    handle(desk, portal)
    expect(desk.locator("main")).to_contain_text("R12+ · U1")
    stranger = open_page(width=1280)
    sign_in(stranger, portal, "labour")
    assert stranger.goto(desk.url).status == 404

    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text("等您答复")
    expect(phone.locator("main")).to_contain_text(ANSWER)
    assert STORY not in phone.content()
    phone.get_by_label("您的消息").fill(REPLY)
    press(phone, "提交")
    expect(phone.locator(".from-her")).to_contain_text(REPLY)

    close(desk)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("您的事项已经办理")
    assert not wide(phone)
    see_it_counted(phone, portal, figures)
    see_it_published(phone, open_page, portal)


def kept_by(page: Page) -> list[int]:
    """How many things the browser's own stores hold."""
    return page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
                         (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
    )


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("width", [320, 768])
def test_every_page_of_hers_is_fit_for_everybody(open_page, portal, elder, width):
    page = open_page(width=width, elder=elder)
    complaints: list[str] = []

    def look() -> None:
        complaints.extend(complaints_of(page))
        if wide(page):
            complaints.append(f"{page.url} is wider than {width}")

    for address in ("/f/", "/f/a/", "/r/"):
        page.goto(portal.url(address))
        look()
    from_the_plan_to_the_first_question(page, portal)
    look()
    for _ in range(2):
        go_on(page)
        look()
    go_on(page)  # wrong on purpose: nothing is chosen
    look()
    page.goto(portal.url("/f/a/1/"))
    fill_in(page)
    look()
    number = send(page)
    look()
    assert kept_by(page) == [0, 0, 0, 0, 0]
    open_number(page, portal, number)
    look()
    assert complaints == []
