"""An editor's day: she writes, another reviews, the public reads; it is corrected, timed, and a story is taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import follow, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
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
  field.value = text;  // without focus: no calendar opens over the button
  field.dispatchEvent(new Event('change', {bubbles: true}));
}"""
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
ITS_TIME_HAS_COME = """
from django.utils import timezone
from wagtail.models import Page, Revision
now = timezone.now()
page = Page.objects.get(slug="timed-example")
revision = Revision.objects.get(object_id=str(page.pk), approved_go_live_at__isnull=False)
revision.approved_go_live_at, revision.content["go_live_at"] = now, now.isoformat()
revision.save()
"""


def staff(open_page, portal, name: str) -> Page:
    """The browser of somebody who has signed in."""
    page = open_page(width=1280)
    sign_in(page, portal, name)
    page.goto(portal.url("/cms/"))
    return page


def write(page: Page, portal, title: str, slug: str) -> None:
    """Fill in a new guide."""
    page.goto(portal.url("/cms/pages/"))
    column = page.get_by_role("link", name="求助指南", exact=True).first.get_attribute("href")
    page.goto(portal.url(str(column).replace("/edit/", "/").replace("/cms/pages/", "/cms/pages/add/help/helppage/")))
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill("到法院申请，不收费。")
    page.locator("#id_source").fill("反家庭暴力法第二十三条")
    page.get_by_role("tab", name="推荐").click()
    page.locator("#id_slug").fill(slug)
    page.get_by_role("tab", name="内容").click()


def send_for_review(page: Page) -> None:
    page.get_by_role("button", name="更多动作").click()
    page.get_by_role("button", name="提交给审核").click()
    expect(page.get_by_role("status").filter(has_text="审核")).to_be_visible()


def approve(page: Page, portal, title: str) -> None:
    """Open what waits and approve it."""
    page.goto(portal.url("/cms/"))
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("button", name="更多动作").click()
    page.get_by_role("button", name="通过并发布").click()
    expect(page.get_by_role("status").filter(has_text=title)).to_be_visible()


def test_written_pasted_from_word_reviewed_and_read_beside_the_plan(open_page, portal):
    editor, reviewer, reader = staff(open_page, portal, "editor"), staff(open_page, portal, "reviewer"), open_page()
    write(editor, portal, "保护令怎样申请（示例）", "order-example")
    editor.get_by_role("button", name="插入区块").or_(editor.locator(".c-sf-add-button")).first.click()
    editor.get_by_role("option", name="段落").click()
    text = editor.locator(".public-DraftEditor-content").first
    expect(text).to_be_focused()
    text.evaluate(PASTE, WORD)
    expect(editor.locator("[name=body-0-value]")).to_have_value(re.compile("12368"))  # the form has it, a moment after the eye
    editor.get_by_role("button", name="增加 规划条目").click()
    editor.locator("#id_plan_codes-0-code").fill("八.策略.3")
    send_for_review(editor)
    assert reader.goto(portal.url("/help/order-example/")).status == 404
    approve(reviewer, portal, "保护令怎样申请（示例）")
    assert reader.goto(portal.url("/help/order-example/")).status == 200
    prose = reader.locator(".prose")
    expect(prose).to_contain_text("12368")
    assert prose.locator("[style], [class*=Mso], font, span").count() == 0
    expect(prose.get_by_role("link", name="最高人民法院")).to_be_visible()
    reader.goto(portal.url("/plan/8/measures/3/"))
    expect(reader.get_by_role("link", name="保护令怎样申请（示例）")).to_be_visible()


def test_what_is_timed_goes_out_by_itself(open_page, portal):
    editor, reviewer, reader = staff(open_page, portal, "editor"), staff(open_page, portal, "reviewer"), open_page()
    write(editor, portal, "明年的通知（示例）", "timed-example")
    editor.get_by_role("button", name="状态开关").click()
    editor.get_by_role("button", name="设置计划").click()
    editor.locator("#id_go_live_at").evaluate(TYPED, "2099-01-01 08:00")
    editor.get_by_role("button", name="保存计划").click()
    editor.wait_for_load_state("networkidle")
    send_for_review(editor)
    approve(reviewer, portal, "明年的通知（示例）")
    assert reader.goto(portal.url("/help/timed-example/")).status == 404
    portal.inside.python(ITS_TIME_HAS_COME)
    reader.wait_for_timeout(1_000)
    for _ in range(60):
        if reader.goto(portal.url("/help/timed-example/")).status == 200:
            break
        reader.wait_for_timeout(1_000)
    expect(reader.get_by_role("heading", name="明年的通知（示例）")).to_be_visible()


def test_what_a_reader_found_is_answered(open_page, portal):
    reader, editor = open_page(), staff(open_page, portal, "editor")
    reader.goto(portal.url("/help/"))
    reader.get_by_role("link", name="这一页有错").click()
    reader.get_by_label("电话或地址不对").check()
    reader.locator("textarea").fill("第二个号码是空号")
    follow(reader.locator("main form button[type=submit]"))
    editor.goto(portal.url("/cms/"))
    editor.get_by_role("link", name="读者报来还没处理的问题").click()
    editor.get_by_role("link", name="/help/").first.click()
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
    assert reader.goto(portal.url("/stories/told/")).status == 404
    reader.goto(portal.url("/stories/"))
    expect(reader.get_by_text("她愿意讲出来")).to_have_count(0)
