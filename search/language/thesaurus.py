"""Everyday words and what the plan calls them, as the district pack lists them. PURE."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from sys import intern
from typing import Final

from search.language.sounds import initials, sound
from search.language.text import is_han, normalise, runs

GAP: Final = 3  # 怀孕被他们辞退 is 怀孕辞退
SHORTEST_SPLIT: Final = 4  # only words of two halves may stand apart
SHORTEST_SLIP: Final = 3  # 哺孔室 is 哺乳室; in two characters one wrong one leaves nothing


@dataclass
class Thesaurus:
    """Words with their expansions. `by_…` find a word typed otherwise: by ear, abbreviated, with a wrong character, in halves. `slips` are
    wrong spellings that a row names: 家爆, which means 家暴 and sounds like it. `guessed` are words that no row explains: what they expand
    to is taken from words inside them. `named` counts the rows of a word.
    """

    expansions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    by_sound: dict[str, list[str]] = field(default_factory=dict)
    by_initials: dict[str, str] = field(default_factory=dict)
    by_part: dict[str, list[str]] = field(default_factory=dict)
    by_half: dict[str, list[str]] = field(default_factory=dict)
    slips: dict[str, str] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    named: Counter[str] = field(default_factory=Counter)
    longest: int = 0

    def learn(self, word: str) -> None:
        """Know a word by its spelling, its sound and by what is left when one character is wrong."""
        if word in self.words:
            return
        self.words.add(word)
        self.longest = max(self.longest, len(word))
        if not is_han(word):
            return
        self.by_sound.setdefault(sound(word), []).append(word)
        self.by_initials.setdefault(initials(word), word)
        if len(word) >= SHORTEST_SLIP:
            for part in _parts(word):
                self.by_part.setdefault(part, []).append(word)
        if len(word) >= SHORTEST_SPLIT:
            self.by_half.setdefault(word[: len(word) // 2], []).append(word)

    def one_off(self, piece: str) -> Iterator[tuple[int, str]]:
        """Words that have one other character than `piece`, each with its place, the first places first."""
        found = []
        for word in (word for part in _parts(piece) for word in self.by_part.get(part, ())):
            places = [at for at, (one, other) in enumerate(zip(word, piece, strict=True)) if one != other]
            if len(places) == 1:
                found.append((places[0], word))
        yield from sorted(found, key=itemgetter(0))

    def expand(self, word: str, others: tuple[str, ...]) -> None:
        """Let `word` also find `others`; words of one row share them, which is a megabyte less."""
        known = self.expansions.get(word, ())
        is_new = not known and word not in others
        self.expansions[word] = others if is_new else (*known, *(other for other in others if other != word and other not in known))


def _parts(word: str) -> tuple[str, str]:
    """The end and the beginning of a word, each beside a gap: one of them is whole when one character is wrong."""
    half = len(word) // 2
    return "?" * half + word[half:], word[:half] + "?" * (len(word) - half)


def build(rows: Iterable[tuple[str, str, bool]]) -> Thesaurus:
    """Rows of words, expansions (both separated by blanks) and whether the expansions lead back to the words."""
    made = Thesaurus()
    read = [(_split(written), _split(meant), both_ways) for written, meant, both_ways in rows]
    for word in (*(other for _, others, _ in read for other in others), *(word for words, _, _ in read for word in words)):
        made.learn(word)  # what the plan says first: of two words that sound alike it is the right one
    for words, others, both_ways in read:
        made.named.update({*words, *others})
        for word in words:
            made.expand(word, others)
        for other in others if both_ways and len(others) == 1 else ():
            made.expand(other, words)
    made.slips = {word: meant[0] for word, meant in made.expansions.items() if meant and _sound_alike(word, meant[0])}
    explained = dict(made.expansions)
    for word in sorted(made.words - explained.keys()):
        made.guessed.add(word)
        for inner in _inside(word):
            made.expand(word, explained.get(inner, ()))  # 体育锻炼, which no row explains, finds what 体育 and 锻炼 find
    return made


def _split(cell: str) -> tuple[str, ...]:
    """The words of a cell; the same word in many rows is kept once."""
    return tuple(map(intern, normalise(cell).split()))


def _sound_alike(word: str, other: str) -> bool:
    return is_han(word) and len(word) == len(other) and sound(word) == sound(other)


def _inside(word: str) -> list[str]:
    """The stretches of two characters and more in a word, the longest first."""
    sizes = range(len(word) - 1, 1, -1)
    return [word[at : at + size] for size in sizes for at in range(len(word) - size + 1)]


def apart(word: str, text: str) -> tuple[int, int] | None:
    """Where the two halves of a longer word stand near each other in `text`, in their order."""
    if len(word) < SHORTEST_SPLIT or len(runs(word)) != 1:
        return None
    half = len(word) // 2
    start = text.find(word[:half])
    end = text.find(word[half:], start + half, start + len(word) + GAP) if start >= 0 else -1
    return (start, end + len(word) - half) if end >= 0 else None
