"""`manage.py make_readings`: write `search/language/words/readings.txt` anew from pypinyin, a package for development (53 MB in memory)."""

from collections import defaultdict
from typing import Any, Final

from django.core.management.base import BaseCommand

from portal.kit.lazy import Lazy
from search.language import readings

COMMON: Final = range(0x4E00, 0xA000)  # what lies outside stands for itself
TYPED: Final = "gb2312"  # the characters that are typed today; phrases with any other are left out, as are proverbs
pypinyin = Lazy("pypinyin")
phrases = Lazy("pypinyin.phrases_dict")


def table() -> str:
    """The lines of the file: the readings of characters, then of the phrases in which characters are read otherwise."""
    single = {mark: pypinyin.lazy_pinyin(mark)[0] for mark in map(chr, COMMON)}
    known = {mark: (sound,) for mark, sound in single.items() if sound != mark}
    for phrase in sorted(filter(_is_typed, phrases.phrases_dict), key=lambda one: (len(one), one)):
        meant = tuple(pypinyin.lazy_pinyin(phrase))
        if len(meant) == len(phrase) and meant != tuple(readings.read(phrase, known)):
            known[phrase] = meant
    grouped: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, meant in known.items():
        grouped[meant].append(word)
    ordered = sorted(grouped, key=lambda meant: (len(meant), meant))
    return "".join(f"{' '.join(meant)}\t{''.join(grouped[meant])}\n" for meant in ordered)


def _is_typed(phrase: str) -> bool:
    return len(phrase) <= readings.LONGEST and phrase == phrase.encode(TYPED, "ignore").decode(TYPED)


class Command(BaseCommand):
    """Needed only after an update of pypinyin; a test compares."""

    help = "Write the table of readings anew from pypinyin."

    def handle(self, *args: Any, **options: Any) -> None:
        readings.FILE.write_text(table(), encoding="utf-8")
