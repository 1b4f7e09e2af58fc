"""What makes a text hard for who only hears it: links that do not say where they lead, bold lines for headings (WCAG 2.4.4, 1.3.1)."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from html import unescape
from typing import Final

TAG: Final = re.compile(r"<[^>]*>")
LINK: Final = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
BOLD_LINE: Final = re.compile(r"<p\b[^>]*>\s*<b>([^<]+)</b>\s*[:：]?\s*</p>")
ENDS_A_SENTENCE: Final = tuple("。！？!?；;，,")
LONGEST_HEADING: Final = 40
VAGUE: Final = frozenset(
    ("这里", "此处", "这儿", "点击", "点这里", "点此", "点击这里", "点击此处", "点击查看", "查看", "查看详情", "详情")
    + ("更多", "了解更多", "阅读全文", "链接", "原文链接", "here", "click here", "more", "read more", "link")
)
AROUND: Final = " 【】[]《》<>»…\xa0"


class Complaint(StrEnum):
    """What is wrong with a block."""

    VAGUE_LINK = "vague link"
    BARE_ADDRESS = "bare address"
    BOLD_LINE = "bold line"
    EMPTY_SECTION = "empty section"


def about_paragraph(html: str) -> Complaint | None:
    """The first thing that is wrong with the text of a paragraph block."""
    for inner in LINK.findall(html):
        words = unescape(TAG.sub("", inner)).strip(AROUND).lower()  # noqa: B005  signs, not a word
        if not words or words in VAGUE:
            return Complaint.VAGUE_LINK
        if words.startswith(("http://", "https://", "www.")):
            return Complaint.BARE_ADDRESS
    for line in BOLD_LINE.findall(html):
        text = unescape(line).strip()
        if len(text) <= LONGEST_HEADING and not text.endswith(ENDS_A_SENTENCE):
            return Complaint.BOLD_LINE
    return None


def empty_sections(kinds: Sequence[str]) -> Iterator[int]:
    """Where a heading is followed by another heading or by nothing."""
    for place, kind in enumerate(kinds):
        if kind == "heading" and list(kinds[place + 1 : place + 2]) in ([], ["heading"]):
            yield place
