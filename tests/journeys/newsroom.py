"""Steps in the editors' room that more than one story takes."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Portal, follow


def act(page: Page, name: str) -> None:
    """An entry of the menu at the foot of the page that is being edited."""
    page.get_by_role("button", name="更多动作", expanded=False).click()  # it says so once its script listens
    page.get_by_role("button", name=name, exact=True).click()


def name_page(editor: Page, title: str, slug: str) -> None:
    """Title and address of a new page. The address first: Wagtail writes the title's into an empty one, some time after the title."""
    editor.get_by_role("tab", name="推荐").click()
    editor.locator("#id_slug").fill(slug)
    editor.get_by_role("tab", name="内容").click()
    editor.locator("#id_title").fill(title)


def write_notice(editor: Page, portal: Portal, *, title: str, slug: str, summary: str, code: str) -> None:
    """A new notice that belongs to an item of the plan; it is open for more."""
    editor.goto(portal.url("/cms/pages/"))
    follow(editor.get_by_role("link", name="动态与通知", exact=True))
    parent = editor.url.rstrip("/").split("/")[-2]
    editor.goto(portal.url(f"/cms/pages/add/news/newspage/{parent}/"))
    name_page(editor, title, slug)
    editor.locator("[name=summary]").fill(summary)
    editor.locator("[name=source]").fill("区司法局（演示）")
    editor.locator("#id_plan_codes-ADD").click()
    editor.locator("[name=plan_codes-0-code]").fill(code)


def send_to_reviewer(editor: Page) -> None:
    act(editor, "提交给审核")
    expect(editor.get_by_text(re.compile("提交.*审核。")).first).to_be_visible()


def approve(reviewer: Page, portal: Portal, title: str) -> None:
    """She finds it on her desk, reads it, and lets it go out."""
    reviewer.goto(portal.url("/cms/"))
    reviewer.get_by_role("link", name=title).first.click()
    act(reviewer, "通过并发布")
    expect(reviewer.get_by_text("已被更新").or_(reviewer.get_by_text("已发布")).first).to_be_visible()
