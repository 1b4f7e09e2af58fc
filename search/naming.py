"""Whether a law was called by its name. PURE."""

from typing import Final

from search import ranking
from search.language.question import Question
from search.language.text import normalise

STATE: Final = "中华人民共和国"
SHORTEST: Final = 3


def names(question: Question, title: str) -> bool:
    """Whether the name of a law was typed, or most of it from its beginning: 妇女权益 is 妇女权益保障法.

    A word of the thesaurus that is not the whole name is a matter, not a law: 法律援助.
    """
    typed, name = question.name.removeprefix(STATE), normalise(title).removeprefix(STATE)
    if len(typed) < SHORTEST or not name.startswith(typed):
        return False
    is_matter = [idea.typed for idea in question.ideas] == [typed]
    return typed == name or (len(typed) >= ranking.NAMED * len(name) and not is_matter)
