"""What is sent for review can be followed by ear; what comes out of Word leaves its clothes behind."""

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from cms.base.blocks import TEXT_FEATURES
from cms.base.columns import ArticlePage
from cms.editing.upkeep import articles
from tests.cms.conftest import edit
from tests.factories.pages import make_first_pages

VAGUE = [("paragraph", rich_text('<p>请看<a href="https://a.example/">这里</a>。</p>'))]
WORD = """
<h1 style='text-align:center'><span style='font-family:方正小标宋;color:red'>关于开展两癌筛查的通知</span></h1>
<p class=MsoNormal style='mso-char-indent-count:2.0'><b><span style='font-size:16.0pt;color:#C00000'>各街道：</span></b><o:p></o:p></p>
<p class=MsoNormal><span lang=EN-US style='mso-bidi-font-family:宋体'>1.</span><u>请看</u>
<a href="https://a.example/x" style='color:blue'><i>通知全文</i></a><a href="javascript:alert(1)">坏链接</a></p>
<p class=MsoListParagraph style='margin-left:21.0pt'><font color="red" face="黑体" size="4">身份证</font></p>
<table class=MsoTableGrid border=1><tr><td style='width:100pt'><p class=MsoNormal>对象</p></td></tr></table><script>alert(1)</script>
"""


def said_at(answer, place: int) -> list[str]:
    """What the form says at the block in this place."""
    return list(answer.context["form"].errors.as_data()["body"][0].block_errors[place].messages)


def saved(page: Page) -> list[tuple[str, str]]:
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [(child.block_type, str(child.value)) for child in draft.body]


def test_a_link_that_says_nothing_is_named_where_it_stands_and_nothing_is_lost(guide, editor_client):
    answer = edit(editor_client, guide, "怎样申请", body=streamfield(VAGUE), **{"action-submit": "submit"})
    assert said_at(answer, 0) == ["这里有链接没说通向哪里。请写出页面或者文件的名字，不要写“这里”“点击查看”。"]
    assert "https://a.example/" in answer.content.decode()
    assert Page.objects.get(pk=guide.pk).current_workflow_state is None


def test_a_draft_may_be_unfinished(guide, editor_client):
    body = [*VAGUE, ("heading", "还没写")]
    assert edit(editor_client, guide, "怎样申请", body=streamfield(body)).status_code == 302
    assert [kind for kind, _text in saved(guide)] == ["paragraph", "heading"]


def test_a_heading_without_text_is_not_sent_for_review(guide, editor_client):
    body = streamfield([("paragraph", rich_text("<p>字</p>")), ("heading", "空")])
    answer = edit(editor_client, guide, "怎样申请", body=body, **{"action-submit": "submit"})
    assert said_at(answer, 1) == ["这个小标题下面还没有内容。请补上，或者删掉小标题。"]


def test_what_the_portal_starts_with_keeps_the_rules(site):
    make_first_pages(demo=True)
    pages: list[ArticlePage] = list(articles())
    assert len(pages) > 10
    for page in pages:
        page.body.stream_block.clean(page.body)


@pytest.fixture
def pasted() -> str:
    """What is stored after Word's text went through the editor."""
    converter = ContentstateConverter(features=TEXT_FEATURES)
    return converter.to_database_format(converter.from_database_format(WORD))


def test_what_is_pasted_from_word_keeps_no_style_class_or_foreign_tag(pasted):
    assert not re.search(r"style=|class=|lang=|Mso|mso-|<o:|<font|<span|<u>|<i>|<h1|<table|<img|<script|javascript:", pasted)
    assert set(re.findall(r"<([a-z0-9]+)", pasted)) <= {"p", "b", "a", "ul", "ol", "li", "br"}


def test_its_words_its_bold_and_its_good_links_stay(pasted):
    for words in ("关于开展两癌筛查的通知", "<b>各街道：</b>", "身份证", "对象"):
        assert words in pasted
    assert '<a href="https://a.example/x">通知全文</a>' in pasted


@pytest.mark.parametrize("value", ["<p style='color:red'>不是编辑器发来的</p>", "{", "null", "[]", '{"blocks": 3}'])
def test_what_is_no_text_of_the_editor_is_refused_and_not_an_error(guide, editor_client, value):
    answer = edit(editor_client, guide, "怎样申请", body=streamfield([("paragraph", value)]))
    assert answer.status_code in (200, 302, 400)
    assert "style" not in str(saved(guide))
