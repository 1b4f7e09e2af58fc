"""A text says where its links lead and has real headings."""

import pytest

from cms.base.wording import Complaint, about_paragraph, empty_sections


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ('<p>请看<a href="/help/">求助指南</a>。</p>', None),
        ('<p>请看<a href="/help/">这里</a>。</p>', Complaint.VAGUE_LINK),
        ('<p>详情<a href="/help/">【点击查看】</a></p>', Complaint.VAGUE_LINK),
        ('<p><a href="/help/"><b>Here</b></a></p>', Complaint.VAGUE_LINK),
        ('<p><a linktype="page" id="3"></a></p>', Complaint.VAGUE_LINK),
        ('<p><a href="https://a.example/">https://a.example/</a></p>', Complaint.BARE_ADDRESS),
        ("<p><b>申请材料</b></p><p>身份证。</p>", Complaint.BOLD_LINE),
        ("<p><b>申请材料</b>：</p>", Complaint.BOLD_LINE),
        ("<p><b>不收您任何钱。</b></p>", None),
        ("<p>先打 <b>12348</b> 问一问</p>", None),
        (f"<p><b>{'长' * 41}</b></p>", None),
        ("<ul><li><b>身份证</b></li></ul>", None),
        ("", None),
    ],
)
def test_about_a_paragraph(html, complaint):
    assert about_paragraph(html) == complaint


@pytest.mark.parametrize(
    ("kinds", "places"),
    [
        ([], []),
        (["heading"], [0]),
        (["heading", "paragraph"], []),
        (["heading", "heading", "law"], [0]),
        (["paragraph", "heading", "steps", "heading"], [3]),
    ],
)
def test_a_heading_has_something_below_it(kinds, places):
    assert list(empty_sections(kinds)) == places
