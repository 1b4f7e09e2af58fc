"""Somebody under age: a teacher reports because the law obliges her, the police have it at once, and open it with permission only."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, choose, find_case, go_on, open_number, press, send, sign_in

pytestmark = pytest.mark.browser
STORY = "班上一个女孩身上总有新伤，她说是父亲打的。"
REPORT = "须立即报告公安"


def answer(phone: Page, portal) -> None:
    begin(phone, portal, "b")
    choose(phone, "现在有人正处在危险中吗", "说不准")
    choose(phone, "有人受伤吗", "有，需要看一看")
    choose(phone, "有没有过不想活下去的念头", "说不准")
    go_on(phone)
    choose(phone, "您是替谁来问", "因为工作职责：学校、医院、社区等单位")
    choose(phone, "这件事关系到谁", "不满 18 岁的人")
    go_on(phone)
    expect(phone.locator(".field-wrong")).to_contain_text("请写明单位")
    phone.get_by_label("您代表哪所学校、医院或单位").fill("示例学校（虚构）")
    go_on(phone)
    go_on(phone)
    choose(phone, "是谁", "父母、公婆或岳父母")
    phone.get_by_label("具体说说").fill(STORY)
    choose(phone, "家里有孩子吗", "是")
    choose(phone, "事情发生在本区，或对方住在本区吗", "是")
    for _ in range(4):
        go_on(phone)


def ask_to_open(police: Page) -> None:
    """Not even the department that leads reads it without the word of whoever answers for it."""
    expect(police.locator("main")).to_contain_text("这是未成年人的事项")
    assert STORY not in police.content()
    choose(police, "为什么需要查看", "由我办理")
    police.get_by_role("button", name="申请打开").click()
    expect(police.locator("main")).to_contain_text("等待批准")


def let_her_in(inspector: Page) -> None:
    inspector.reload()
    inspector.get_by_role("link", name="决定", exact=True).click()
    inspector.get_by_role("group", name="谁在申请").get_by_role("radio").first.check()
    choose(inspector, "您的决定", "同意打开，三天内有效")
    inspector.get_by_role("button", name="决定谁可以打开").click()
    expect(inspector.locator("main")).to_contain_text(STORY)
    expect(inspector.get_by_role("link", name="决定", exact=True)).to_have_count(0)


def test_the_police_have_it_at_once_and_she_was_told_so_before(open_page, portal):
    phone = open_page(js=False)
    answer(phone, portal)
    expect(phone.locator("main")).to_contain_text("依法必须立即报告公安机关，不需要同意")
    number = send(phone)
    expect(phone.locator("main")).to_contain_text("依法必须立即报告")

    inspector, police = open_page(width=1280), open_page(width=1280)
    find_case(inspector, portal, "inspector", STORY)
    sign_in(police, portal, "constable")
    police.goto(inspector.url)
    ask_to_open(police)
    let_her_in(inspector)
    police.reload()
    expect(police.locator("main")).to_contain_text(STORY)
    press(police, "签收")
    police.locator(".desk-task", has=police.locator("strong")).get_by_role("button", name="已办完").click()
    expect(police.locator("main")).to_contain_text("已强制报告")
    federation = open_page(width=1280)
    sign_in(federation, portal, "federation")
    assert federation.goto(police.url).status == 404

    open_number(phone, portal, number)
    expect(phone.locator(".tag")).not_to_have_text("已收到")
