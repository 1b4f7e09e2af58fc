"""Typed text made safe to keep and to compare. PURE."""

import unicodedata
from typing import Final

KEPT_CONTROLS: Final = {"\n", "\t"}
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
DIRECTION_MARKS: Final = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}


class UnreadableText(ValueError):
    """The text holds half characters (lone surrogates) that nobody could have typed."""


def clean(text: str) -> str:
    """The text without control and direction-changing characters, with plain line ends. Raises UnreadableText."""
    if any("\ud800" <= mark <= "\udfff" for mark in text):
        raise UnreadableText("lone surrogate")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark for mark in lines if _is_kept(mark)).strip()


def fold(text: str) -> str:
    """The text for comparing: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def shortened(text: str, most: int) -> str:
    """The text, or how it begins: at most `most` characters with the sign that more follows."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def inert(text: str) -> str:
    """The text as a cell that no spreadsheet runs: one that begins like a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _is_kept(mark: str) -> bool:
    if mark in KEPT_CONTROLS:
        return True
    return mark not in DIRECTION_MARKS and unicodedata.category(mark) != "Cc"
