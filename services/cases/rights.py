"""What she may ask about her data with her number: a copy, or deletion (个保法 45, 47, 50). PURE.

Her number alone is not enough for either: whoever found it could read what she told, or destroy what she may need as evidence. So a
person makes sure first that it is she, in a way that the number does not open.
"""

from datetime import timedelta
from typing import Final


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


COPY, DELETION = "copy", "deletion"
KINDS: Final[dict[str, str]] = {COPY: _("A copy of what she told"), DELETION: _("Deletion of what is kept about her")}
MADE_SURE: Final[dict[str, str]] = {
    "word": _("She knew the word that she had chosen"),
    "called": _("Spoken to at the number that she gave, as she wished"),
    "came": _("She came in person"),
    "told": _("She told something from her request that stands in no message"),
}
ASKED, READY, AGREED, REFUSED = "", "ready", "agreed", "refused"
NOT_SURE, TAKEN_BACK = "not_sure", "taken_back"
GROUNDS: Final[dict[str, str]] = {
    NOT_SURE: _("We could not make sure that it is you. Write to us, or come to us; then we go on."),
    TAKEN_BACK: _("You do not wish it any more."),
    "proceedings": _("It is needed in proceedings, or was reported as the law demands."),
    "law": _("A law orders that it is kept for longer."),
}
FOR_COPIES: Final = frozenset({NOT_SURE, TAKEN_BACK})
TO_KEEP: Final = frozenset(GROUNDS) - FOR_COPIES
ANSWER_WITHIN: Final = timedelta(days=15)
COPY_LIES_FOR: Final = timedelta(days=7)


def grounds_for(kind: str) -> dict[str, str]:
    """On which grounds a wish of this kind may be refused: her data are hers to read, so a copy only where it may not be she."""
    return {code: words for code, words in GROUNDS.items() if kind == DELETION or code in FOR_COPIES}
