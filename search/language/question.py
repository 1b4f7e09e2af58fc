"""From what she typed to what is looked up. PURE."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from search import ranking
from search.language import danger
from search.language.fillers import steps
from search.language.text import is_han, normalise, pairs, runs
from search.language.thesaurus import Thesaurus, apart

LONGEST: Final = 200
NUMERALS: Final = "一二三四五六七八九十"
CODE: Final = re.compile(r"(?<!\d)([一二三四五六七八九十]|10|[1-9])[.．、· ]?(目标|策略|策略措施|主要目标)[.．、· ]?(\d{1,2})(?!\d)")
PARTS: Final = {"策略措施": "策略", "主要目标": "目标"}
WHOLE_RUN: Final = 6
HELD: Final = "\x00"


@dataclass(frozen=True)
class Alternative:
    """A word that stands for an idea; `weight` says how surely."""

    word: str
    weight: float


@dataclass(frozen=True)
class Idea:
    """One idea of the question: what she wrote, and the words any of which express it."""

    typed: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Question:
    """What is looked up. `corrected` is the text as it was understood where that differs from what was typed, else empty."""

    text: str
    ideas: tuple[Idea, ...] = ()
    codes: tuple[str, ...] = ()
    corrected: str = ""
    is_danger: bool = False

    @property
    def words(self) -> list[str]:
        """All words that answer it, the longest first: what is marked in results."""
        found = {alternative.word for idea in self.ideas for alternative in idea.alternatives if len(alternative.word) > 1}
        return sorted(found, key=len, reverse=True)


Correct = Callable[[str], str]


def understand(typed: str, thesaurus: Thesaurus, correct: Correct) -> Question:
    """Read a question; `correct` mends spelling and pinyin and returns normalised text."""
    text = normalise(typed[:LONGEST])
    codes = tuple(_code(match) for match in CODE.finditer(text))
    mended = correct(text) if not codes else text
    ideas: list[Idea] = []
    for run in _runs(mended):
        ideas += _ideas(run, thesaurus)
    return Question(
        text=text,
        ideas=tuple(_distinct(ideas)),
        codes=codes,
        corrected=mended if mended != text else "",
        is_danger=danger.is_danger(text, mended, *(word for idea in ideas[:3] for word in [idea.typed])),
    )


def _code(match: re.Match[str]) -> str:
    domain, part, number = match.groups()
    numeral = domain if domain in NUMERALS else NUMERALS[int(domain) - 1]
    return f"{numeral}.{PARTS.get(part, part)}.{number}"


def _runs(text: str) -> Iterable[str]:
    """Blanks separate ideas; punctuation too."""
    for part in re.split(r"[^\w]+", text):
        yield from [part] if part else []


def _ideas(part: str, thesaurus: Thesaurus) -> list[Idea]:
    """The thesaurus' words in a part, then what is left of it."""
    found, rest = _known(part, thesaurus)
    ideas = [_expanded(word, thesaurus) for word in found]
    for run in runs(rest):
        ideas += _left(run)
    return ideas


def _known(part: str, thesaurus: Thesaurus) -> tuple[list[str], str]:
    """Words of the thesaurus, longest first, and the part with those places held."""
    found: list[str] = []
    for word in _candidates(part, thesaurus):
        at = part.find(word)
        place = (at, at + len(word)) if at >= 0 else apart(word, part)
        if place is None or HELD in part[place[0] : place[1]]:
            continue
        found.append(word)
        part = part[: place[0]] + HELD * (place[1] - place[0]) + part[place[1] :]
    return found, part


def _candidates(part: str, thesaurus: Thesaurus) -> list[str]:
    """The words of the thesaurus whose first half stands in the part."""
    starts = {part[at : at + size] for at in range(len(part)) for size in range(1, thesaurus.longest + 1)}
    whole = starts & thesaurus.words
    split = {word for half in starts for word in thesaurus.by_half.get(half, ()) if apart(word, part)}
    return sorted(whole | split, key=lambda word: (-len(word), word in split, part.find(word)))


def _expanded(word: str, thesaurus: Thesaurus) -> Idea:
    """A known word with what the plan calls it."""
    others = [Alternative(other, ranking.EXPANSION) for other in thesaurus.expansions.get(word, ())]
    return Idea(word, (Alternative(word, ranking.TYPED), *others))


def _left(run: str) -> list[Idea]:
    """A run outside the thesaurus: numbers and words as they are; of Chinese the whole piece, else its pairs."""
    if not is_han(run):
        return [Idea(run, (Alternative(run, ranking.TYPED),))]
    ideas: list[Idea] = []
    for piece, is_procedure in steps(run):
        if is_procedure:
            ideas.append(Idea(piece, (Alternative(piece, ranking.PROCEDURE),)))
            continue
        if len(piece) == 1:
            ideas.append(Idea(piece, (Alternative(piece, ranking.LONE),)))
            continue
        if len(piece) <= WHOLE_RUN:
            ideas.append(Idea(piece, (Alternative(piece, ranking.TYPED),)))
        if len(piece) > 2:
            ideas += [Idea(pair, (Alternative(pair, ranking.PAIR),)) for pair in pairs(piece)]
    return ideas


def _distinct(ideas: list[Idea]) -> list[Idea]:
    return list({idea.typed: idea for idea in reversed(ideas)}.values())[::-1]
