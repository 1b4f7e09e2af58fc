"""Her data are hers: she asks for a copy and saves it, then for deletion; two people carry it out, and nothing opens any more."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, choose, do, find_case, follow, go_on, open_number, press, send, sign_in, wide

pytestmark = pytest.mark.browser
STORY = "我借出去的钱要不回来，不知道该找谁。"
COPY, DELETION, TAKEN_BACK = "给我一份我说过的全部内容", "删除保存的关于我的内容", "我要撤回求助：马上结束"


def ask(phone: Page, portal) -> str:
    begin(phone, portal, "a")
    go_on(phone)  # for herself
    go_on(phone)
    choose(phone, "是什么事", "其他")
    phone.get_by_label("发生了什么").fill(STORY)
    go_on(phone)
    choose(phone, "您自己请得起律师吗", "说不准")
    choose(phone, "有没有 7 天内到期的期限", "否")
    go_on(phone)
    go_on(phone)
    return send(phone)


def wish(phone: Page, what: str) -> None:
    follow(phone.get_by_role("link", name="暂缓、撤回、投诉、取副本、删除"))
    assert not wide(phone)
    choose(phone, "您想要", what)
    press(phone, "提交")
    assert not wide(phone)


def answer(desk: Page, act: str) -> None:
    """Somebody makes sure that it is she, and does what she asked for."""
    desk.reload()
    do(desk, act)
    choose(desk, "您是怎样确认是她本人的？", "她本人到场")
    press(desk, act)


def save(phone: Page) -> str:
    """What lies in the file with the copy."""
    phone.reload()
    assert not wide(phone)
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="保存副本").click()
    return saved.value.path().read_text(encoding="utf-8")


def test_she_takes_a_copy_and_leaves_nothing_behind(open_page, portal):
    phone, desk, lead = open_page(), open_page(width=1280), open_page(width=1280)
    number = ask(phone, portal)
    open_number(phone, portal, number)
    wish(phone, COPY)
    expect(phone.locator("main")).to_contain_text("您的副本")
    expect(phone.get_by_role("button", name="保存副本")).to_have_count(0)

    find_case(desk, portal, "caseworker", STORY)
    press(desk, "签收")
    answer(desk, "给她副本")
    assert STORY in save(phone)

    wish(phone, DELETION)
    wish(phone, TAKEN_BACK)
    answer(desk, "同意删除")
    phone.reload()
    expect(phone.locator("main")).to_contain_text("还须第二个人同意")

    sign_in(lead, portal, "lead")
    lead.goto(portal.url("/desk/?list=her_data"))
    expect(lead.get_by_role("link", name="要副本或要求删除 1")).to_have_attribute("aria-current", "page")
    lead.goto(desk.url)
    do(lead, "彻底删除")
    lead.get_by_label("这件事项的全部内容将被销毁，谁也恢复不了。").check()
    press(lead, "彻底删除")
    assert desk.goto(desk.url).status == 404

    phone.reload()
    expect(phone.get_by_label("查询码")).to_be_visible()
    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text("没有查到这个查询码")
