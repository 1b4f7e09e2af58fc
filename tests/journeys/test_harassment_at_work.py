"""Harassment at work: whoever handles the complaint owes her the result in writing (妇女权益保障法 23), and the desk is held to it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, choose, do, find_case, go_on, open_number, press, send

pytestmark = pytest.mark.browser
STORY = "主管总在加班时碰我，我说过不要，他说我想多了。"
RESULT = "经核实，单位已对他作出处理，并书面保证不再发生。"


def complain(phone: Page, portal) -> str:
    begin(phone, portal, "c")
    go_on(phone)  # for herself
    phone.get_by_label("怎么称呼您").fill("小何")
    go_on(phone)
    choose(phone, "是什么事", "性骚扰")
    phone.get_by_label("发生了什么").fill(STORY)
    choose(phone, "事情发生在本区，或单位在本区吗", "是")
    go_on(phone)
    phone.get_by_label("用人单位名称").fill("示例公司（虚构）")
    phone.get_by_label("统一社会信用代码").fill("91210300MA0000000A")
    choose(phone, "您和这家单位的关系", "我在职")
    choose(phone, "向单位反映过吗", "反映过，只有口头答复")
    go_on(phone)
    expect(phone.locator(".field-wrong")).to_contain_text("不是有效的信用代码")
    phone.get_by_label("统一社会信用代码").fill("")
    go_on(phone)
    choose(phone, "您想用哪种方式", "实名投诉：关系到我自己的权益，我要得到结果")
    go_on(phone)
    go_on(phone)
    expect(phone.locator("main")).to_contain_text("书面")
    return send(phone)


def test_it_cannot_end_without_the_result_in_writing(open_page, portal):
    phone = open_page()
    number = complain(phone, portal)

    desk = open_page(width=1280)
    find_case(desk, portal, "labour", STORY)
    press(desk, "签收")
    do(desk, "办结")
    choose(desk, "办理结果", "已提供帮助")
    press(desk, "办结")
    expect(desk.get_by_role("alert")).to_contain_text("书面")
    desk.get_by_label("最后一条消息").fill(RESULT)
    press(desk, "办结")
    expect(desk.locator("main")).to_contain_text("已书面告知结果")

    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text(RESULT)
