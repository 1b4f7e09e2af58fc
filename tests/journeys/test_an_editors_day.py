"""An editor's day: she writes, links to the plan, has it reviewed and scheduled, and corrects it."""

import secrets
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Portal, sign_in
from tests.journeys.newsroom import approve, send_to_reviewer, write_notice

pytestmark = pytest.mark.browser
TITLE = "家庭教育指导课开课"
TOMORROW = timezone.localdate() + timedelta(1)
THE_DAY_AFTER = f"""
import time_machine
from cms.editing.schedule import publish_what_is_due
with time_machine.travel("{TOMORROW + timedelta(1)}"):
    print(publish_what_is_due())
"""


@pytest.fixture
def slug() -> str:
    """An address that no try of a test has taken."""
    return f"n-{secrets.token_hex(4)}"


def schedule_for_tomorrow(editor: Page) -> None:
    editor.get_by_role("button", name="状态开关").click()
    editor.get_by_role("button", name="设置计划").click()
    editor.locator("[name=go_live_at]").fill(f"{TOMORROW} 09:00")
    editor.locator("[name=go_live_at]").press("Tab")
    expect(editor.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)  # the calendar lies over the button until it is left
    editor.get_by_role("dialog").get_by_role("button", name="保存").click()


def correct_from_tomorrow(editor: Page, portal: Portal, title: str, right: str) -> None:
    editor.goto(portal.url("/cms/"))
    editor.get_by_role("link", name=title).first.click()
    editor.locator("[name=summary]").fill(right)
    schedule_for_tomorrow(editor)
    send_to_reviewer(editor)


def test_from_the_first_word_to_the_correction(open_page, portal, slug):
    editor, reviewer, reader = open_page(width=1280), open_page(width=1280), open_page(js=False)
    title = f"{TITLE}（{slug}）"
    sign_in(editor, portal, "editor")
    sign_in(reviewer, portal, "reviewer")
    write_notice(editor, portal, title=title, slug=slug, summary="每周三晚七点。", code="八.策略.3")
    send_to_reviewer(editor)
    assert reader.goto(portal.url(f"/news/{slug}/")).status == 404
    approve(reviewer, portal, title)
    reader.goto(portal.url("/plan/8/measures/3/"))
    reader.get_by_role("link", name=title).click()
    expect(reader.locator("main")).to_contain_text("每周三晚七点")

    correct_from_tomorrow(editor, portal, title, "每周四晚七点。")
    approve(reviewer, portal, title)
    reader.reload()
    expect(reader.locator("main")).to_contain_text("每周三晚七点")
    portal.inside.python(THE_DAY_AFTER)
    reader.reload()
    expect(reader.locator("main")).to_contain_text("每周四晚七点")
