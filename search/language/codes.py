"""Citations of the plan as people write them: 八.策略.3, 8策略3, 八、策略措施 十一, 第八章 策略3, 策略8.3, 四部二. 八(三) alone is the
measure and the goal. PURE.
"""

import re
from typing import Final

NUMERALS: Final = "一二三四五六七八九十"
GAP: Final = "[.．、· ]?"
DOMAIN: Final = rf"[{NUMERALS}]|10|[1-9]"
PART: Final = "策略措施|主要目标|目标|策略"
COUNT: Final = r"\d{1,2}|十?[一二三四五六七八九]|十"
ITEM: Final = re.compile(rf"(?<!\d)({DOMAIN})(?:章|部分|领域)?{GAP}({PART}){GAP}第?({COUNT})(?!\d)")
TURNED: Final = re.compile(rf"({PART}){GAP}(?<!\d)({DOMAIN})[.．、·-]({COUNT})(?!\d)")
BARE: Final = re.compile(rf"({DOMAIN})[.．、·( -]({COUNT})\)?")
SECTION: Final = re.compile(rf"([一二三四])部{GAP}([{NUMERALS}])(?:{GAP}(\d))?")
PARTS: Final = {"策略措施": "策略", "主要目标": "目标"}


def codes(text: str) -> tuple[str, ...]:
    """The codes of goals, measures and sections that a normalised text cites, as the plan's pages bear them."""
    items = [_item(*match.groups()) for match in ITEM.finditer(text)]
    items += [_item(domain, part, number) for part, domain, number in TURNED.findall(text)]
    if bare := BARE.fullmatch(text.strip()):
        items += [_item(bare[1], part, bare[2]) for part in ("策略", "目标")]
    return (*dict.fromkeys(items), *map(_section, SECTION.finditer(text)))


def _item(domain: str, part: str, number: str) -> str:
    numeral = domain if domain in NUMERALS else NUMERALS[int(domain) - 1]
    return f"{numeral}.{PARTS.get(part, part)}.{_count(number)}"


def _count(number: str) -> int:
    """十一 and 11 alike."""
    tens, ones = "十" in number, number.replace("十", "")
    return int(number) if number.isdigit() else 10 * tens + (NUMERALS.index(ones) + 1 if ones else 0)


def _section(match: re.Match[str]) -> str:
    part, section, number = match.groups()
    return f"{part}部.{section}" + (f".{number}" if number else "")
