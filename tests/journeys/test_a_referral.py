"""A referral: the partner reads only what she agreed to, and nothing from the moment she takes it back on her phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import choose, do, find_case, follow, open_number, press, sign_in

pytestmark = pytest.mark.browser
STORY = "三个月没有工资，房租也欠着。"
FILED = """
from tests.factories.cases import make_case_with_receipt
print(make_case_with_receipt(answers={{"是什么事": "拖欠工资", "发生了什么": "{story}"}})[1])
"""
PURPOSE = "请查一查这家单位欠薪的情况。"


def refer_with_her_consent(desk: Page, portal) -> None:
    find_case(desk, portal, "caseworker", STORY)
    press(desk, "签收")
    do(desk, "转介（协办）")
    desk.get_by_label("哪个单位").select_option(label="区人力资源和社会保障局")
    desk.get_by_label("请协办单位做什么").fill(PURPOSE)
    choose(desk, "可以看哪些内容", "是什么事")
    choose(desk, "依据是什么", "她已同意（个人信息保护法第23、29条）")
    choose(desk, "她怎样表示同意", "电话里同意，已记录")
    desk.get_by_role("button", name="转介（协办）").click()
    expect(desk.locator("main")).to_contain_text("区人力资源和社会保障局")


def test_she_agrees_and_takes_it_back(open_page, portal):
    number = portal.inside.python(FILED.format(story=STORY))
    desk, partner, phone = open_page(width=1280), open_page(width=1280), open_page(js=False)
    refer_with_her_consent(desk, portal)

    sign_in(partner, portal, "labour")
    partner.goto(portal.url("/desk/referred/"))
    partner.locator("main table a").last.click()
    expect(partner.locator("main")).to_contain_text(PURPOSE)
    expect(partner.locator("main")).to_contain_text("拖欠工资")
    assert STORY not in partner.content()

    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text("区人力资源和社会保障局")
    follow(phone.get_by_role("button", name="收回同意"))
    expect(phone.get_by_role("button", name="收回同意")).to_have_count(0)

    assert partner.goto(partner.url).status == 404
    desk.reload()
    expect(desk.locator("main")).to_contain_text("转介已结束")
