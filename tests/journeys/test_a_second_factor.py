"""A caseworker gives this device a passkey, and from then on signs in with it instead of typing anything."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Portal, complaints_of, follow, press, sign_in

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_fingerprint_reader(page: Page) -> None:
    """Chromium plays a device that recognises its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def add_a_passkey(page: Page, portal: Portal, name: str, device: str) -> None:
    page.goto(portal.url("/accounts/2fa/"))
    follow(page.get_by_role("link", name="添加通行密钥"))
    page.get_by_label("密码").fill(portal.passwords[name])
    press(page, "确认")
    page.get_by_label("这台设备叫什么").fill(device)
    page.get_by_label("以后只用它登录，不输密码").check()
    assert complaints_of(page) == []
    press(page, "添加")
    expect(page.locator("main")).to_contain_text("通行密钥已添加")


def sign_out(page: Page, portal: Portal) -> None:
    page.goto(portal.url("/accounts/logout/"))
    press(page, "退出")


def test_a_passkey_is_added_used_and_removed(open_page, portal: Portal):
    page = open_page(width=375)
    with_a_fingerprint_reader(page)
    sign_in(page, portal, "caseworker")
    add_a_passkey(page, portal, "caseworker", "窗口的电脑")
    sign_out(page, portal)
    page.goto(portal.url("/accounts/login/"))
    follow(page.get_by_role("button", name="用通行密钥登录"))
    expect(page).to_have_url(portal.url("/desk/"))
    page.goto(portal.url("/accounts/2fa/webauthn/"))
    expect(page.locator("main")).to_contain_text("窗口的电脑")
    assert complaints_of(page) == []
    follow(page.get_by_role("link", name="删除"))
    follow(page.get_by_role("link", name="用通行密钥"))
    press(page, "用通行密钥")
    press(page, "删除")
    expect(page.locator("main")).to_contain_text("还没有通行密钥")


def test_a_passkey_that_is_not_there_is_told_and_the_password_still_works(open_page, portal: Portal):
    page = open_page()
    with_a_fingerprint_reader(page)
    page.goto(portal.url("/accounts/login/"))
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.get_by_role("alert")).to_have_text("通行密钥这次没有用成。请再试一次，或用密码登录。")
    sign_in(page, portal, "caseworker")
    expect(page).to_have_url(portal.url("/desk/"))
