"""Mends what was typed by ear, in pinyin, half in each, or with one wrong character. PURE: what is known comes from outside."""

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Protocol

from search.language.fillers import FILLER
from search.language.sounds import joints, sound, syllables
from search.language.text import HAN, is_han
from search.language.thesaurus import Thesaurus
from search.language.words import words

LETTERS: Final = re.compile(r"[a-z]+(?: [a-z]+)*")
MIXED: Final = re.compile(rf"[{HAN}a-z]*(?:[{HAN}][a-z]|[a-z][{HAN}])[{HAN}a-z]*")
CHINESE: Final = re.compile(rf"[{HAN}]{{2,}}")
SHORTEST_PINYIN: Final = 4
NO_TOPICS: Final = {word for name in ("people", "procedure", "fillers") for word in words(name) if len(word) > 1 and is_han(word)}
AROUND: Final = {sound(word): word for word in sorted((*NO_TOPICS, "我", "他", "你"), key=len, reverse=True)}  # the longest first
LONGEST_WORD: Final = 7
LONGEST_ROW: Final = 20
LONGEST_IN_ROW: Final = 30  # letters: six characters of a title, and all but two words of the thesaurus, sound no longer
LONGEST_SOUND: Final = 60  # nor a sentence in pinyin
LONGEST_MIXED: Final = 30  # nobody writes half in pinyin for longer without a blank
PARTICLES: Final = frozenset("比把被给让跟和就也还都不没太很")  # they are words by themselves
SHORTEST_INSIDE: Final = 5  # of four characters one other leaves two that may belong to other words
SHORTEST_GUESS: Final = 3  # two characters that merely sound alike are too often two right ones


class Lexicon(Protocol):
    """What the published texts know."""

    def by_sound(self, sounds: set[str]) -> dict[str, str]:
        """Sound → the most frequent word of titles that sounds so."""

    def stands(self, word: str) -> bool:
        """Whether the word stands in any text."""


@dataclass(frozen=True)
class Speller:
    """The pack's words and the texts' words together; the pack's come first."""

    thesaurus: Thesaurus
    lexicon: Lexicon

    def mend(self, text: str) -> str:
        """Normalised text with what was typed otherwise put right; what is understood as it stands is left alone."""
        text = MIXED.sub(lambda match: self._mixed(match[0]), text)
        text = LETTERS.sub(lambda match: self._pinyin(match[0]), text)
        text = CHINESE.sub(lambda match: self._chinese(match[0]), text)
        for slip, right in self.thesaurus.slips.items():
            text = text.replace(slip, right)
        return text

    def _heard(self, key: str) -> str:
        """The word that sounds like `key`, else empty."""
        known = self._known(key)
        return known or self.lexicon.by_sound({key}).get(key, "")

    def _known(self, key: str) -> str:
        """The district's word of at least two characters that sounds so: qiang alone is no 铅."""
        return next((word for word in self.thesaurus.by_sound.get(key, ()) if len(word) > 1), "")

    def _mixed(self, part: str) -> str:
        """家bao: the stretch around the letters that sounds like a word; words such as hpv are no pinyin."""
        if any(run in self.thesaurus.words for run in re.findall("[a-z]+", part)):
            return part
        if len(part) > LONGEST_MIXED:
            return part
        pieces = [(part[start:end], start, end) for start, end in _windows(part, longest=len(part)) if not _cuts_letters(part, start, end)]
        keys = {piece: sound(piece) for piece, _, _ in pieces if re.search("[a-z]", piece)}
        if keys.keys() & self.thesaurus.words:
            return part  # ai换脸
        titles = self.lexicon.by_sound({key for key in keys.values() if len(key) >= SHORTEST_PINYIN})
        for piece, start, end in pieces:
            key = keys.get(piece, "")
            word = self.thesaurus.by_sound.get(key, [titles.get(key, "")])[0] if len(key) >= SHORTEST_PINYIN else ""
            if word:
                return part[:start] + word + part[end:]
        return part

    def _pinyin(self, letters: str) -> str:
        """Pinyin with or without blanks: as one word, each word by itself, as several words in a row, by initials."""
        parts = letters.split()
        if any(part in self.thesaurus.words for part in parts):
            return letters
        whole = self._blanks(parts) or self._word("".join(parts)) or self._within("".join(parts))
        return whole or " ".join(self._word(part) or part for part in parts)

    def _blanks(self, parts: list[str]) -> str:
        """lihun zenme ban: words that end where she left a blank, the longest first; empty when a part is left over."""
        found: list[str] = []
        while parts and len(found) < LONGEST_ROW:
            heard = ((end, self._whole("".join(parts[:end]))) for end in range(min(len(parts), LONGEST_WORD), 0, -1))
            end, word = next(((end, word) for end, word in heard if word), (0, ""))
            if not word:
                return ""
            found.append(word)
            parts = parts[end:]
        return " ".join(found) if not parts and any(word not in AROUND.values() for word in found) else ""

    def _whole(self, letters: str) -> str:
        key = sound(letters)
        return AROUND.get(key, "") or (self._heard(key) if len(letters) >= SHORTEST_PINYIN else "")

    def _word(self, letters: str) -> str:
        abbreviated = self.thesaurus.by_initials.get(letters, "")
        if len(letters) < SHORTEST_PINYIN:
            return abbreviated
        return self._heard(sound(letters)) or self._row(sound(letters)) or abbreviated

    def _row(self, key: str) -> str:
        """lihuncaichan: the longest word at the beginning, then the rest; empty when something is left over. wolaogongdawo,
        jiabaodianhua: who does it and how is no topic, but without it nothing of the row would be understood.
        """
        ends = [min(len(key), start + LONGEST_IN_ROW) + 1 for start in range(len(key))]
        stretches = {key[start:end] for start, last in enumerate(ends) for end in range(start + SHORTEST_PINYIN, last)}
        known = self.lexicon.by_sound(stretches) | {one: heard[0] for one in stretches if (heard := self.thesaurus.by_sound.get(one))}
        found: list[str] = []
        while key:
            end = next((end for end in range(min(len(key), LONGEST_IN_ROW), SHORTEST_PINYIN - 1, -1) if key[:end] in known), 0)
            end = max(end, next((len(one) for one in AROUND if key.startswith(one)), 0))
            if not end:
                return ""
            found.append(known.get(key[:end]) or AROUND[key[:end]])
            key = key[end:]
        return " ".join(found) if any(word not in AROUND.values() for word in found) else ""

    def _within(self, letters: str) -> str:
        """duihaizijiabao: of what is pinyin throughout, the known words that cover most of it, between the ends of its syllables."""
        ends = joints(letters) if len(letters) <= LONGEST_SOUND else []
        best: dict[int, tuple[int, tuple[str, ...]]] = {len(letters): (0, ())}
        for at in reversed([0, *ends[:-1]]):
            further = [end for end in ends if end > at]
            heard = ((end, AROUND.get(key) or self._known(key)) for end in further if (key := sound(letters[at:end])))
            covering = [(end - at + best[end][0], (word, *best[end][1])) for end, word in heard if word and end - at >= SHORTEST_PINYIN]
            best[at] = max((best[further[0]], *covering), key=itemgetter(0)) if further else (0, ())
        found = best.get(0, (0, ()))[1]
        return " ".join([word for word in found if word not in AROUND.values()] or [word for word in found if word in self.thesaurus.words])

    def _chinese(self, run: str) -> str:
        """The stretches between words without a topic, each by itself: across them there is nothing to mend."""
        parts = re.split(f"({FILLER.pattern})", run)
        return "".join(part if at % 2 else self._stretch(part) for at, part in enumerate(parts))

    def _stretch(self, part: str) -> str:
        """Each piece that stands nowhere but sounds or looks like a known word; pairs only where nothing but whole words stands around
        them: 加暴求助, but not 我比男的, which is no 避难.
        """
        for start, end in _windows(part, longest=LONGEST_WORD):
            piece = part[start:end]
            is_short = len(piece) < SHORTEST_GUESS
            if is_short and (PARTICLES & set(piece) or not self._is_alone(part[:start], part[end:])):
                continue
            word = self._meant(piece, is_whole=piece == part)
            if word and not self._is_understood(part, start, end) and not self.lexicon.stands(piece):
                part = part[:start] + word + part[end:]
        return part

    def _is_alone(self, *around: str) -> bool:
        """Whether nothing but whole words stands around a piece: 家报离婚."""
        return all(not side or side in NO_TOPICS or side in self.thesaurus.words for side in around)

    def _meant(self, piece: str, *, is_whole: bool) -> str:
        """The known word of the same length that sounds like the piece, else one that differs in a single character."""
        if piece in self.thesaurus.words or piece in NO_TOPICS:
            return ""
        same_sound = [word for word in self.thesaurus.by_sound.get(sound(piece), ()) if len(word) == len(piece)]
        if len(piece) < SHORTEST_GUESS:  # here the ear must be exact
            return next((word for word in same_sound if syllables(word) == syllables(piece)), "")
        if {piece[1:], piece[:-1]} & self.thesaurus.words:
            return ""  # the rest is a word by itself: 个疙瘩 is no 哥哥打, 想离婚 no 闹离婚
        return same_sound[0] if same_sound else self._turned(piece) or self._nearly(piece, is_whole=is_whole)

    def _turned(self, piece: str) -> str:
        """The word of which two neighbours have changed places: 哺室乳."""
        turned = (piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :] for at in range(len(piece) - 1))
        return next((word for word in turned if word in self.thesaurus.words), "")

    def _nearly(self, piece: str, *, is_whole: bool) -> str:
        """A word with one other character; inside a sentence only a long one, and not at its ends, where the next word begins: 被老板 is no
        女老板, 嫁人了 no 能人了, 孩子也不管 no 子女不管.
        """
        if not is_whole and len(piece) < SHORTEST_INSIDE:
            return ""
        places = range(len(piece)) if is_whole else range(1, len(piece) - 1)
        near = next((word for at, word in self.thesaurus.one_off(piece) if at in places), "")
        if not near or _halves(piece) & (NO_TOPICS | self.thesaurus.words):
            return ""
        if len(piece) == SHORTEST_GUESS and any(self.lexicon.stands(end) for end in (piece[1:], piece[:-1])):
            return ""  # the texts are asked last: each question to them is a query
        return "" if all(self.lexicon.stands(half) for half in (piece[:2], piece[-2:])) else near

    def _is_understood(self, part: str, start: int, end: int) -> bool:
        """Whether a known word reaches over the edge of the stretch, or holds all of it: then she meant that one."""
        for at in range(max(0, start - self.thesaurus.longest), end):
            for stop in range(max(start, at + 2), min(len(part), at + self.thesaurus.longest) + 1):
                reaches_out = stop > start and (at < start or stop > end)
                if reaches_out and part[at:stop] in self.thesaurus.words:
                    return True
        return False


def _halves(piece: str) -> set[str]:
    return {piece[:2], piece[-2:]}


def _windows(part: str, *, longest: int) -> list[tuple[int, int]]:
    """All stretches of at least two characters, the longest first."""
    sizes = range(min(longest, len(part)), 1, -1)
    return [(start, start + size) for size in sizes for start in range(len(part) - size + 1)]


def _cuts_letters(part: str, start: int, end: int) -> bool:
    """Whether a stretch would end in the middle of a run of letters."""
    return _both_letters(part[start - 1 : start], part[start]) or _both_letters(part[end - 1], part[end : end + 1])


def _both_letters(left: str, right: str) -> bool:
    return bool(left and right) and not is_han(left) and not is_han(right)
