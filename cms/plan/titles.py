"""A short title for an item of the plan: its first sentence, cut where it may be cut. PURE."""

import re
from typing import Final

LONGEST: Final = 28
SHORTEST: Final = 10
NUMBER: Final = re.compile(r"^(?:\d+\s*[.．、]|[（(][一二三四五六七八九十]+[)）])\s*")


def title_of(text: str) -> str:
    """The first sentence without its number; a long one ends at a comma, after at least ten characters where possible."""
    sentence = re.split(r"[。；;]", NUMBER.sub("", text.strip()), maxsplit=1)[0].strip()
    if len(sentence) <= LONGEST:
        return sentence.replace(",", "，")
    title, *clauses = [clause.strip() for clause in re.split(r"[，,]", sentence)]
    for clause in clauses:
        if len(title) >= SHORTEST:
            break
        title = f"{title}，{clause}"
    return title
