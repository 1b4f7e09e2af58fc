"""Citations of the plan as people write them: 八.策略.3, 8策略3, 八、策略措施 十一, 四部二. PURE."""

import re
from typing import Final

NUMERALS: Final = "一二三四五六七八九十"
GAP: Final = "[.．、· ]?"
ITEM: Final = re.compile(
    rf"(?<!\d)([{NUMERALS}]|10|[1-9]){GAP}(策略措施|主要目标|目标|策略){GAP}(\d{{1,2}}|十?[一二三四五六七八九]|十)(?!\d)"
)
SECTION: Final = re.compile(rf"([一二三四])部{GAP}([{NUMERALS}])(?:{GAP}(\d))?")
PARTS: Final = {"策略措施": "策略", "主要目标": "目标"}


def codes(text: str) -> tuple[str, ...]:
    """The codes of goals, measures and sections that a normalised text cites, as the plan's pages bear them."""
    return (*map(_item, ITEM.finditer(text)), *map(_section, SECTION.finditer(text)))


def _item(match: re.Match[str]) -> str:
    domain, part, number = match.groups()
    numeral = domain if domain in NUMERALS else NUMERALS[int(domain) - 1]
    return f"{numeral}.{PARTS.get(part, part)}.{_count(number)}"


def _count(number: str) -> int:
    """十一 and 11 alike."""
    tens, ones = "十" in number, number.replace("十", "")
    return int(number) if number.isdigit() else 10 * tens + (NUMERALS.index(ones) + 1 if ones else 0)


def _section(match: re.Match[str]) -> str:
    part, section, number = match.groups()
    return f"{part}部.{section}" + (f".{number}" if number else "")
