"""What search can find, and who declares it. PURE.

An app says how one of its rows is found (`@indexes("help.HelpPage")`), or what it has beside rows (`@supplies("service")`);
search reads the declarations. So every floor of the house can add kinds without knowing search.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    `key` names it for ever ("page:12"); `code` is the citation of a plan item, empty for others; `keywords` are words that lead here
    without standing in the text: numbers, names of what carries it out; `context` is text of its surroundings, by which it is found
    less surely. `date` is shown as it stands; `domains` are the plan's domains that it belongs to, as numerals run together (六八).
    What ends in `_en` is what those who read English see of it, where it has been put into English; it is found by those words too.
    """

    key: str
    kind: str
    title: str
    url: str
    code: str = ""
    summary: str = ""
    body: str = ""
    keywords: str = ""
    context: str = ""
    date: str = ""
    domains: str = ""
    title_en: str = ""
    summary_en: str = ""
    body_en: str = ""


Describe = Callable[[Any], Document | None]
Supply = Callable[[], Iterable[Document]]

INDEXED: dict[str, Describe] = {}
SUPPLIED: dict[str, Supply] = {}


def indexes(label: str) -> Callable[[Describe], Describe]:
    """Declare how a row of the model `label` ("app.Model") is found, None for one that must not be. `key_of` makes its key."""

    def declare(describe: Describe) -> Describe:
        INDEXED[label.lower()] = describe
        return describe

    return declare


def supplies(name: str) -> Callable[[Supply], Supply]:
    """Declare documents that stand in code; they are read when the whole index is built."""

    def declare(supply: Supply) -> Supply:
        SUPPLIED[name] = supply
        return supply

    return declare


def key_of(label: str, pk: object) -> str:
    """The key of a model's row: what deleting goes by."""
    return f"{label.lower()}:{pk}"
