"""A caller at 12338: the operator asks the questions of the web on one page, reads the number aloud, and she comes back with it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import choose, digits_on, find_case, open_number, press, sign_in, write_to_her

pytestmark = pytest.mark.browser
STORY = "她说离婚两年了，对方一直不给孩子抚养费。"
ANSWER = "请带上离婚协议，明天上午来中心。"


def take_the_call(operator: Page, portal) -> str:
    operator.goto(portal.url("/desk/phone/"))
    expect(operator.locator("main")).to_contain_text("您现在安全吗")
    operator.get_by_role("link", name="法律援助").click()
    operator.get_by_label("怎么称呼您").fill("周女士")
    choose(operator, "是什么事", "赡养费、抚养费、扶养费")
    choose(operator, "您自己请得起律师吗", "说不准")
    choose(operator, "有没有 7 天内到期的期限", "否")
    operator.get_by_role("button", name="提交并显示查询码").click()
    expect(operator.locator(".field-wrong").first).to_contain_text("请在这里写几个字")
    operator.get_by_label("发生了什么").fill(STORY)
    operator.get_by_label("我同意经办部门查看").check()  # read to her, and she said yes
    operator.get_by_label("我填写的内容可能涉及").check()
    operator.get_by_role("button", name="提交并显示查询码").click()
    return digits_on(operator)


def test_her_number_is_read_to_her_and_opens_the_answer(open_page, portal):
    operator = open_page(width=1280)
    sign_in(operator, portal, "coordinator")
    number = take_the_call(operator, portal)

    desk = open_page(width=1280)
    find_case(desk, portal, "caseworker", STORY)
    press(desk, "签收")
    write_to_her(desk, ANSWER)
    assert operator.goto(desk.url).status == 404  # taken by telephone, but not hers to read

    phone = open_page(js=False)
    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text(ANSWER)
    assert STORY not in phone.content()
