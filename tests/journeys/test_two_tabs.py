"""The same request in two tabs, and Back: nothing is done twice, nothing typed is lost, and whoever is behind is told what changed."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PATIENCE, choose, do, follow, press, sign_in, write_to_her

pytestmark = pytest.mark.browser
MADE = "from tests.factories.cases import make_case; print(make_case().pk)"
HAPPENED = "from services.cases.models import Case; print(Case.objects.get(pk='{case}').timeline.filter(kind='{kind}').count())"
MOVED_ON = "这件事刚刚有了变化"
LAST = "最近一次变化"
TEXT = "材料收到了，请周三带身份证来。"


def happened(portal, case: str, kind: str) -> int:
    return int(portal.inside.python(HAPPENED.format(case=case, kind=kind)))


def tabs(page: Page, address: str) -> tuple[Page, Page]:
    """Two tabs of one browser, both at `address`."""
    second = page.context.new_page()
    second.set_default_timeout(PATIENCE)
    for tab in (page, second):
        tab.goto(address)
    return page, second


def test_whoever_acts_in_the_older_tab_is_told_what_changed(open_page, portal):
    case = portal.inside.python(MADE)
    page = open_page(width=1280)
    sign_in(page, portal, "caseworker")
    first, second = tabs(page, portal.url(f"/desk/{case}/"))
    press(first, "签收")
    press(second, "签收")
    for told in (MOVED_ON, LAST, "签收 · "):
        expect(second.locator("main")).to_contain_text(told)
    assert happened(portal, case, "accepted") == 1

    follow(second.get_by_role("link", name="返回事项"))
    second.get_by_label("写给她的消息").fill(TEXT)
    do(first, "办结")
    choose(first, "办理结果", "已提供帮助")
    press(first, "办结")
    press(second, "提交")
    for told in (MOVED_ON, LAST, "已办结 · "):
        expect(second.locator("main")).to_contain_text(told)
    expect(second.get_by_label("写给她的消息")).to_have_value(TEXT)
    assert (happened(portal, case, "closed"), happened(portal, case, "written")) == (1, 0)


def test_back_after_an_act_shows_how_it_stands_and_acts_no_second_time(open_page, portal):
    case = portal.inside.python(MADE)
    page = open_page(width=1280)
    sign_in(page, portal, "caseworker")
    page.goto(portal.url(f"/desk/{case}/"))
    press(page, "签收")
    follow(page.get_by_role("link", name="用常用语"))
    write_to_her(page, TEXT)
    page.go_back()
    press(page, "提交")
    page.goto(portal.url(f"/desk/{case}/"))
    expect(page.locator("main")).to_contain_text(TEXT)
    expect(page.get_by_role("button", name="签收")).to_have_count(0)
    assert (happened(portal, case, "accepted"), happened(portal, case, "written")) == (1, 1)


def test_back_to_the_case_as_it_was_shows_it_as_it_is(open_page, portal):
    case = portal.inside.python(MADE)
    page = open_page(width=1280)
    sign_in(page, portal, "caseworker")
    page.goto(portal.url(f"/desk/{case}/"))
    follow(page.get_by_role("link", name="登记通话"))
    choose(page, "结果怎样", "无人接听")
    choose(page, "怎么联系", "打电话")
    page.get_by_label("在她说的方便时间里").check()
    press(page, "登记通话")
    page.go_back()
    page.go_back()
    expect(page.locator("main")).to_contain_text("通话")
    assert happened(portal, case, "called") == 1
