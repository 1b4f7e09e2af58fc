"""From what she typed to what is looked up. PURE."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import starmap
from typing import Final

from search import ranking
from search.language import danger
from search.language.articles import ARTICLE, articles
from search.language.codes import codes as codes_in
from search.language.fillers import ASIDE, LITTLE, PEOPLE, steps
from search.language.telephones import telephones
from search.language.text import FORMS, is_han, normalise, pairs, runs
from search.language.thesaurus import Thesaurus, apart

LONGEST: Final = 200
WHOLE_RUN: Final = 6
MOST_GUESSES: Final = 12
COUNTS: Final = 2
HELD: Final = "\x00"
PRONOUN: Final = "[我他她你您]们?"
WHO: Final = "|".join((*sorted(map(re.escape, PEOPLE), key=len, reverse=True), PRONOUN))
# What people put inside a word: 离了婚, 手机号被泄露, 占我便宜, 被老公打.
BETWEEN: Final = (re.compile("[了过着个被]"), re.compile(PRONOUN), re.compile(WHO))


@dataclass(frozen=True)
class Alternative:
    """A word that stands for an idea; `weight` says how surely."""

    word: str
    weight: float


@dataclass(frozen=True)
class Idea:
    """One idea of the question: what she wrote, and the words any of which express it. `share` is below 1 for a pair of characters: one of
    as many as the unknown piece has.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    share: float = 1.0


@dataclass(frozen=True)
class Question:
    """What is looked up. `corrected` is the text as it was understood where that differs from what was typed, else empty."""

    text: str
    ideas: tuple[Idea, ...] = ()
    codes: tuple[str, ...] = ()
    corrected: str = ""
    is_danger: bool = False

    @property
    def name(self) -> str:
        """What was typed, as it was understood, without blanks, marks and articles: 《妇女权益保障法》第76条 is 妇女权益保障法."""
        return "".join(runs(ARTICLE.sub("", self.corrected or self.text)))

    @property
    def words(self) -> list[str]:
        """All words that answer it, the longest first: what is marked in results."""
        found = {alternative.word for idea in self.ideas for alternative in idea.alternatives if len(alternative.word) > 1}
        return sorted(found, key=len, reverse=True)


Correct = Callable[[str], str]


def understand(typed: str, thesaurus: Thesaurus, correct: Correct) -> Question:
    """Read a question; `correct` mends spelling and pinyin and returns normalised text."""
    text = telephones(articles(normalise(typed[:LONGEST])))
    codes = codes_in(text)
    mended = correct(text) if not codes else text
    ideas = _lone(mended, thesaurus)
    for run in _runs(mended):
        ideas += _ideas(run, thesaurus)
    return Question(
        text=text,
        ideas=tuple(_told(_distinct(ideas))),
        codes=codes,
        corrected=mended if mended != text else "",
        is_danger=danger.is_danger(text, mended, *(word for idea in ideas[:3] for word in [idea.typed])),
    )


def _runs(text: str) -> Iterable[str]:
    """Blanks separate ideas; punctuation too."""
    for part in re.split(r"[^\w]+", text):
        yield from [part] if part else []


def _ideas(part: str, thesaurus: Thesaurus) -> list[Idea]:
    """The thesaurus' words in a part, then what is left of it; the article of a law is one thing, whatever words its number holds."""
    if cited := ARTICLE.search(part):
        before, after = (_ideas(side, thesaurus) for side in (part[: cited.start()], part[cited.end() :]))
        return [*before, Idea(cited[0], (Alternative(cited[0], ranking.TYPED),)), *after]
    found, rest = _known(part, thesaurus)
    for between in BETWEEN:
        without = between.sub("", rest)
        more, closed = _known(without, thesaurus) if without != rest else ([], rest)
        found, rest = (found + more, closed) if more else (found, rest)
    ideas = [_expanded(word, thesaurus) for word in found]
    for run in runs(rest):
        ideas += _left(run)
    return ideas


def _known(part: str, thesaurus: Thesaurus) -> tuple[list[str], str]:
    """Words of the thesaurus, longest first, and the part with those places held."""
    found: list[str] = []
    for word in _candidates(part, thesaurus):
        place = _place(word, part)
        if place is None or HELD in part[place[0] : place[1]]:
            continue
        found.append(word)
        part = part[: place[0]] + HELD * (place[1] - place[0]) + part[place[1] :]
    return found, part


def _place(word: str, part: str) -> tuple[int, int] | None:
    """Where a word stands: Chinese anywhere, also in two halves; others as a whole run, in any of their forms (hit, hits, hitting)."""
    if not is_han(word) and not any(map(is_han, word)):
        found = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?:{FORMS})?(?![a-z0-9])", part)
        return found.span() if found else None
    at = part.find(word)
    return (at, at + len(word)) if at >= 0 else apart(word, part)


def _candidates(part: str, thesaurus: Thesaurus) -> list[str]:
    """The words of the thesaurus whose first half stands in the part."""
    starts = {part[at : at + size] for at in range(len(part)) for size in range(1, thesaurus.longest + 1)}
    whole = starts & thesaurus.words
    split = {word for half in starts for word in thesaurus.by_half.get(half, ()) if apart(word, part)}
    return sorted(whole | split, key=lambda word: (-len(word), word in split, part.find(word)))


def _expanded(word: str, thesaurus: Thesaurus) -> Idea:
    """A known word with what the plan calls it."""
    meant = thesaurus.expansions.get(word, ())
    weight = ranking.GUESSED if word in thesaurus.guessed else ranking.EXPANSION
    others = [Alternative(other, weight * ranking.FADING**place) for place, other in enumerate(meant)]
    return Idea(word, (Alternative(word, ranking.TYPED), *others))


def _lone(text: str, thesaurus: Thesaurus) -> list[Idea]:
    """A single character by itself: known words that have it say what she may mean, the shortest first, then what the plan calls those."""
    if len(text) != 1 or not is_han(text):
        return []
    having = sorted((word for word in thesaurus.words if text in word and word != text), key=lambda word: (len(word), word))
    guesses = dict.fromkeys((text, *having[:MOST_GUESSES]), ranking.LONE)
    meant = (plain for word in having[:MOST_GUESSES] for plain in thesaurus.expansions.get(word, ())[:1])
    weights = guesses | {plain: ranking.LONE * ranking.EXPANSION for plain in meant if plain not in guesses}
    return [Idea(text, tuple(starmap(Alternative, weights.items())))]


def _told(ideas: list[Idea]) -> list[Idea]:
    """Beside a topic a word of how or who weighs little, also one that means something by itself: 投诉 alone leads to the hotlines. Beside
    a word of danger everything else does: 喝酒打人 is about 打人.
    """
    if all(idea.typed in ASIDE for idea in ideas):
        return ideas
    told = [_lighter(idea, _most(idea)) if idea.typed in ASIDE else idea for idea in ideas]
    if not any(danger.is_danger(idea.typed) for idea in told):
        return told
    return [idea if danger.is_danger(idea.typed) else _lighter(idea, ranking.BESIDE_DANGER) for idea in told]


def _most(idea: Idea) -> float:
    """A word for people that means something by itself (孕妇, 老人) says more than one that does not (领导)."""
    return ranking.WHO if idea.typed in PEOPLE and len(idea.alternatives) > 1 else ranking.ASIDE


def _lighter(idea: Idea, most: float) -> Idea:
    return replace(idea, alternatives=tuple(Alternative(one.word, min(one.weight, most)) for one in idea.alternatives))


def _left(run: str) -> list[Idea]:
    """A run outside the thesaurus: numbers and words as they are; of Chinese the whole piece, else its pairs. 35 may count anything."""
    if run in LITTLE:
        return []
    if not is_han(run):
        return [Idea(run, (Alternative(run, ranking.ASIDE if run.isdigit() and len(run) <= COUNTS else ranking.TYPED),))]
    ideas: list[Idea] = []
    for piece, is_aside in steps(run):
        if is_aside:
            ideas.append(Idea(piece, (Alternative(piece, ranking.ASIDE),)))
            continue
        if len(piece) == 1:
            ideas.append(Idea(piece, (Alternative(piece, ranking.LONE),)))
            continue
        if len(piece) <= WHOLE_RUN:
            ideas.append(Idea(piece, (Alternative(piece, ranking.TYPED),)))
        if len(piece) > 2:
            ideas += [Idea(pair, (Alternative(pair, ranking.PAIR),), 1 / (len(piece) - 1)) for pair in pairs(piece)]
    return ideas


def _distinct(ideas: list[Idea]) -> list[Idea]:
    return list({idea.typed: idea for idea in reversed(ideas)}.values())[::-1]
