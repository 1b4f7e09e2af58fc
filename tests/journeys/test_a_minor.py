"""Somebody under age: a teacher reports because the law obliges her, and the police have it at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, choose, find_case, go_on, open_number, send, sign_in

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


def test_the_police_have_it_at_once_and_she_was_told_so_before(open_page, portal):
    phone = open_page(js=False)
    answer(phone, portal)
    expect(phone.locator("main")).to_contain_text("依法必须立即报告公安机关，不需要同意")
    number = send(phone)
    expect(phone.locator("main")).to_contain_text("依法必须立即报告")

    police = open_page(width=1280)
    find_case(police, portal, "police", STORY)
    police.get_by_role("button", name="签收").click()
    task = police.locator(".desk-task", has=police.locator("strong")).first
    task.get_by_role("button").click()
    expect(police.locator("main")).to_contain_text("已强制报告")
    federation = open_page(width=1280)
    sign_in(federation, portal, "federation")
    assert federation.goto(police.url).status == 404

    open_number(phone, portal, number)
    expect(phone.locator(".tag")).not_to_have_text("已收到")
