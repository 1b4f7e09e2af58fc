"""An editor's day: she writes, another reviews, the public reads; it is corrected, timed, and a story is taken back."""

import re
import secrets
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Portal, follow, open_until, sign_in, until
from tests.journeys.newsroom import approve, name_page, send_to_reviewer, write_notice

pytestmark = pytest.mark.browser
TITLE = "家庭教育指导课开课"
TOMORROW = timezone.localdate() + timedelta(1)
ITS_TIME_HAS_COME = """
from django.utils import timezone
from wagtail.models import Page, Revision
now = timezone.now()
page = Page.objects.get(slug="{slug}")
revision = Revision.objects.get(object_id=str(page.pk), approved_go_live_at__isnull=False)
revision.approved_go_live_at, revision.content["go_live_at"] = now, now.isoformat()
revision.save()
"""
WORD = """<p class=MsoNormal style='text-indent:32pt;color:red'><b><span style='font-family:仿宋;font-size:16pt'>先打</span></b>
<span lang=EN-US style='color:#C00000'>12368</span><font color=red>问一问</font>
<a href="https://www.court.gov.cn/" style='color:blue'>最高人民法院</a></p>"""
PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', '先打12368问一问');
  field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
TYPED = """(field, text) => {
  field.value = text;  // without focus: no calendar opens, at once or later, over the button
  field.dispatchEvent(new Event('change', {bubbles: true}));
}"""
KNOWN_EVERYWHERE = 1_000
"""Milliseconds after which each process has looked whether something has changed (docs/architecture.md)."""
STORY = """
from datetime import timedelta
from django.utils import timezone
from cms.stories.consents import Consent
from cms.stories.models import CHECKS, StoryIndexPage, StoryPage
from cms.stories.withdrawal import record_consent
from portal.accounts.models import User
editor = User.objects.get(username="editor")
page = StoryPage(title="示例：她愿意讲出来", slug="told", summary="示例", source="示例", live=False, **dict.fromkeys(CHECKS, True))
StoryIndexPage.objects.get().add_child(instance=page)
today = timezone.localdate()
consent = record_consent(Consent(story=page, reference="示例-1", given_on=today, valid_until=today + timedelta(30)), by=editor)
page.save_revision(user=editor).publish()
print(consent.pk)
"""


@pytest.fixture
def slug() -> str:
    """An address that no try of a test has taken."""
    return f"n-{secrets.token_hex(4)}"


def schedule_for_tomorrow(editor: Page) -> None:
    editor.get_by_role("button", name="状态开关").click()
    editor.get_by_role("button", name="设置计划").click()
    editor.locator("[name=go_live_at]").evaluate(TYPED, f"{TOMORROW} 09:00")
    editor.get_by_role("dialog").get_by_role("button", name="保存").click()


def correct_from_tomorrow(editor: Page, portal: Portal, title: str, right: str) -> None:
    editor.goto(portal.url("/cms/"))
    editor.get_by_role("link", name=title).first.click()
    editor.locator("[name=summary]").fill(right)
    schedule_for_tomorrow(editor)
    send_to_reviewer(editor)


def staff(open_page, portal: Portal, name: str) -> Page:
    """The browser of somebody who has signed in."""
    page = open_page(width=1280)
    sign_in(page, portal, name)
    page.goto(portal.url("/cms/"))
    return page


def write_guide(page: Page, portal: Portal, title: str, slug: str) -> None:
    """Fill in a new guide; it is open for more."""
    page.goto(portal.url("/cms/pages/"))
    column = page.get_by_role("link", name="求助指南", exact=True).first.get_attribute("href")
    page.goto(portal.url(str(column).replace("/edit/", "/").replace("/cms/pages/", "/cms/pages/add/help/helppage/")))
    name_page(page, title, slug)
    page.locator("#id_summary").fill("到法院申请，不收费。")
    page.locator("#id_source").fill("反家庭暴力法第二十三条")


def test_from_the_first_word_to_the_correction(open_page, portal, slug):
    editor, reviewer, reader = staff(open_page, portal, "editor"), staff(open_page, portal, "reviewer"), open_page(js=False)
    title = f"{TITLE}（{slug}）"
    write_notice(editor, portal, title=title, slug=slug, summary="每周三晚七点。", code="八.策略.3")
    send_to_reviewer(editor)
    assert reader.goto(portal.url(f"/news/{slug}/")).status == 404
    approve(reviewer, portal, title)
    open_until(reader, portal.url("/plan/8/measures/3/"), title)
    reader.get_by_role("link", name=title).click()
    expect(reader.locator("main")).to_contain_text("每周三晚七点")

    correct_from_tomorrow(editor, portal, title, "每周四晚七点。")
    approve(reviewer, portal, title)
    reader.reload()
    expect(reader.locator("main")).to_contain_text("每周三晚七点")
    portal.inside.python(ITS_TIME_HAS_COME.format(slug=slug))
    until(lambda: reader.reload() and "每周四晚七点" in reader.locator("main").inner_text())


def test_written_pasted_from_word_reviewed_and_read_beside_the_plan(open_page, portal):
    editor, reviewer, reader = staff(open_page, portal, "editor"), staff(open_page, portal, "reviewer"), open_page()
    write_guide(editor, portal, "保护令怎样申请（示例）", "order-example")
    editor.get_by_role("button", name="插入区块").or_(editor.locator(".c-sf-add-button")).first.click()
    editor.get_by_role("option", name="段落").click()
    text = editor.locator(".public-DraftEditor-content").first
    expect(text).to_be_focused()
    text.evaluate(PASTE, WORD)
    expect(editor.locator("[name=body-0-value]")).to_have_value(re.compile("12368"))  # the form has it, a moment after the eye
    editor.get_by_role("button", name="增加规划条目").click()
    editor.locator("#id_plan_codes-0-code").fill("八.策略.3")
    send_to_reviewer(editor)
    assert reader.goto(portal.url("/help/order-example/")).status == 404
    approve(reviewer, portal, "保护令怎样申请（示例）")
    assert reader.goto(portal.url("/help/order-example/")).status == 200
    prose = reader.locator(".prose")
    expect(prose).to_contain_text("12368")
    assert prose.locator("[style], [class*=Mso], font, span").count() == 0
    expect(prose.get_by_role("link", name="最高人民法院")).to_be_visible()
    open_until(reader, portal.url("/plan/8/measures/3/"), "保护令怎样申请（示例）")


def test_what_a_reader_found_is_answered(open_page, portal):
    reader, editor = open_page(), staff(open_page, portal, "editor")
    reader.goto(portal.url("/help/"))
    reader.get_by_role("link", name="这一页有错").click()
    reader.get_by_label("电话或地址不对").check()
    reader.locator("textarea").fill("第二个号码是空号")
    follow(reader.locator("main form button[type=submit]"))
    editor.goto(portal.url("/cms/"))
    editor.get_by_role("link", name="读者报来还没处理的问题").click()
    editor.locator("main").get_by_role("link", name="求助指南").first.click()
    editor.locator("#id_state").select_option("done")
    editor.locator("#id_answer").fill("号码已经换成新的。")
    follow(editor.get_by_role("button", name="保存"))
    reader.get_by_role("link", name="读者纠错和答复").click()
    expect(reader.get_by_text("号码已经换成新的。")).to_be_visible()


def test_when_she_takes_her_consent_back_her_story_is_gone_at_once(open_page, portal):
    consent = portal.inside.python(STORY)
    editor, reader = staff(open_page, portal, "editor"), open_page()
    assert reader.goto(portal.url("/stories/told/")).status == 200
    editor.goto(portal.url(f"/cms/consent/edit/{consent}/"))
    editor.get_by_label("她撤回了同意").check()
    editor.get_by_role("button", name="保存").click()
    expect(editor.get_by_text("已更新").or_(editor.get_by_text("已被更新")).first).to_be_visible()
    reader.wait_for_timeout(KNOWN_EVERYWHERE)
    assert reader.goto(portal.url("/stories/told/")).status == 404
    reader.goto(portal.url("/stories/"))
    expect(reader.get_by_text("她愿意讲出来")).to_have_count(0)
