"""She keeps a list of her numbers and gives her telephone a passkey, which from then on opens the list instead of a code."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Portal, complaints_of, follow, press
from tests.journeys.test_a_second_factor import with_a_fingerprint_reader

pytestmark = pytest.mark.browser


def open_by_a_code(page: Page, portal: Portal, address: str) -> None:
    page.goto(portal.url("/n/"))
    page.locator("[name=q]").fill(address)
    press(page, "发送验证码")
    page.locator("[name=q]").fill(page.locator(".notice").inner_text()[-6:])
    press(page, "继续")


def test_she_adds_it_uses_it_and_removes_it(open_page, portal: Portal):
    page = open_page(width=320)
    with_a_fingerprint_reader(page)
    open_by_a_code(page, portal, "passkey@example.org")
    follow(page.get_by_role("link", name="添加通行密钥"))
    expect(page.locator("main")).to_contain_text("能解锁这台设备的人，也就能打开清单。")
    assert complaints_of(page) == []
    follow(page.get_by_role("button", name="添加通行密钥"))
    expect(page).to_have_url(portal.url("/n/"))
    assert complaints_of(page) == []
    press(page, "收起这一页")
    press(page, "用通行密钥打开")
    assert complaints_of(page) == []
    follow(page.get_by_role("button", name="打开清单"))
    expect(page.locator("main")).to_contain_text("放进清单")
    page.get_by_role("button", name=re.compile("^删除 [0-9]")).click()
    expect(page.locator("main")).to_contain_text("还没有通行密钥")
    press(page, "收起这一页")
    press(page, "用通行密钥打开")
    page.get_by_role("button", name="打开清单").click()
    expect(page.get_by_role("alert")).to_contain_text("打不开清单")


def test_a_device_that_has_one_makes_no_second_and_one_without_is_told(open_page, portal: Portal):
    page = open_page()
    with_a_fingerprint_reader(page)
    page.goto(portal.url("/n/"))
    press(page, "用通行密钥打开")
    page.get_by_role("button", name="打开清单").click()
    expect(page.get_by_role("alert")).to_have_text("通行密钥这次没有用成。请再试一次，或改用验证码。")
    press(page, "改用验证码")
    open_by_a_code(page, portal, "second@example.org")
    follow(page.get_by_role("link", name="添加通行密钥"))
    follow(page.get_by_role("button", name="添加通行密钥"))
    follow(page.get_by_role("link", name="添加通行密钥"))
    page.get_by_role("button", name="添加通行密钥").click()
    expect(page.get_by_role("alert")).to_contain_text("也许这台设备上已经有一个了")


def test_without_javascript_a_code_is_offered_instead(open_page, portal: Portal):
    page = open_page(js=False)
    page.goto(portal.url("/n/"))
    press(page, "用通行密钥打开")
    expect(page.locator("main")).to_contain_text("用验证码总是可以的")
    expect(page.get_by_role("button", name="打开清单")).to_have_count(0)
    press(page, "改用验证码")
    open_by_a_code(page, portal, "third@example.org")
    follow(page.get_by_role("link", name="添加通行密钥"))
    expect(page.get_by_role("button", name="添加通行密钥")).to_have_count(0)
