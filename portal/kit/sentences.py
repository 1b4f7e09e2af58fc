"""Sentences one after the other, as the reader's language sets them: Chinese has no space after 。"""

from collections.abc import Iterable

from django.utils.translation import get_language


def gap() -> str:
    """What stands between two sentences."""
    return "" if (get_language() or "").startswith("zh") else " "


def joined(sentences: Iterable[str]) -> str:
    """The sentences as one text; empty ones are left out."""
    return gap().join(sentence for sentence in sentences if sentence)
