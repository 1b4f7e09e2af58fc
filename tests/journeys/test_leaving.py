"""She leaves in the middle of a request: nothing of it comes back, whichever way she goes."""

import re

import pytest

from tests.journeys.conftest import go_on, press, until

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser]
STORY = "老板三个月没有发工资，劳动仲裁的期限只剩五天。"
PRIVATE = ("工资", "仲裁", "小林")


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
def test_leaving_half_way_leaves_nothing(open_page, portal, js):
    phone = open_page(js=js)
    phone.route(re.compile(r"^https://"), lambda route: route.fulfill(body="weather"))
    phone.goto(portal.url("/plan/8/measures/10/"))
    phone.locator('main a[href="/f/a/"]').first.click()
    press(phone, "开始")
    go_on(phone)  # for herself
    phone.get_by_label("怎么称呼您").fill("小林")
    go_on(phone)
    phone.get_by_label("发生了什么").fill(STORY)
    phone.get_by_role("link", name="快速离开").click()
    phone.wait_for_url(re.compile(r"^https://"))
    until(lambda: not {cookie["name"] for cookie in phone.context.cookies(portal.address)} & {"f", "r", "sessionid"})  # the beacon is late
    for _ in range(6):
        phone.go_back()
        for private in PRIVATE:
            assert private not in phone.content() or phone.url.startswith(portal.url("/plan/"))
