"""What of a document goes into which field of an index, as tokens. Both engines store exactly this. PURE."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from portal.kit.findable import Document
from search.language.text import characters, normalise, tokens

OPENING: Final = 40
OFTEN: Final = 4


@dataclass(frozen=True)
class Columns:
    """Tokens separated by blanks."""

    title: str
    hints: str
    body: str
    ones: str


def columns(document: Document) -> Columns:
    """`hints` holds the keywords, the summary, the opening of the text and what is said often in it.

    English words stand behind the Chinese ones, in the same fields.
    """
    title, keywords = normalise(document.title), normalise(f"{document.code} {document.keywords} {document.summary}")
    text = normalise(document.body)
    counted = tokens(text)
    summary_en = tokens(normalise(document.summary_en))
    often = [token for token, count in Counter(counted).items() if count >= OFTEN]
    return Columns(
        title=" ".join(tokens(f"{title} {normalise(document.title_en)}")),
        hints=" ".join([*tokens(keywords), *tokens(text[:OPENING]), *often, *summary_en]),
        body=" ".join(
            [*counted, *tokens(keywords), *tokens(normalise(document.context)), *summary_en, *tokens(normalise(document.body_en))]
        ),
        ones=" ".join(characters(title + keywords)),
    )
