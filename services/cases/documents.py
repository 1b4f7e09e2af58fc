"""docs/case-workflow.md and docs/access-matrix.md, drawn from the data that the code runs by. PURE."""

from collections.abc import Iterable, Iterator, Sequence

from services.cases.access import ACTS, EVERYONE
from services.cases.rights import ANSWER_WITHIN, COPY_LIES_FOR, GROUNDS, MADE_SURE, grounds_for
from services.cases.workflow import CHANGES, WORDS, State

HEAD = "<!-- Made by `manage.py document_cases`; a test fails when it is stale. -->\n"


def workflow() -> str:
    """The states, a diagram of what leads from one to the next, and a table of what is possible where; her rights over her data."""
    return "\n".join(["# What happens to a case", "", HEAD, *_diagram(), "", *_states(), "", *_changes(), "", *_data(), ""])


def matrix(pages: Iterable[tuple[str, frozenset[str]]], everybody: Sequence[str]) -> str:
    """Who may do what to a case of the own department, and for which of the roles of `everybody` each page of the staff site exists."""
    roles = sorted(EVERYONE)
    lines = ["# Who may do what to a case", "", HEAD]
    lines += [
        "Only to cases of the own department, asked anew at every request. For everybody else (supervisor, auditor, security and system",
        "administrator, editor, reviewer, superuser) no case exists: the answer is 404, the same as for a case that was never made.",
        "",
        "| act | " + " | ".join(roles) + " |",
        "|---" * (len(roles) + 1) + "|",
    ]
    lines += [f"| {act} | " + " | ".join("yes" if role in allowed else "–" for role in roles) + " |" for act, allowed in ACTS.items()]
    return "\n".join([*lines, "", *_pages(pages, everybody), ""])


def _pages(pages: Iterable[tuple[str, frozenset[str]]], everybody: Sequence[str]) -> Iterator[str]:
    yield "# For whom each page exists"
    yield ""
    yield "For everybody else who is signed in the answer is 404. What a page shows is narrowed further: to the own department, to what was"
    yield "referred to it, to one's own."
    yield ""
    yield "| page | " + " | ".join(everybody) + " |"
    yield "|---" * (len(everybody) + 1) + "|"
    for address, roles in pages:
        yield f"| {address} | " + " | ".join("yes" if role in roles else "–" for role in everybody) + " |"


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"  [*] --> {State.REGISTERED}"
    for code, change in CHANGES.items():
        for source in sorted(change.at):
            for target in change.to:
                if source != target and not (code == "reply" and source != State.WAITING):
                    yield f"  {source} --> {target}: {code}"
    yield f"  {State.CLOSED} --> [*]"
    yield "```"


def _states() -> Iterator[str]:
    yield "| state | staff read | she reads |"
    yield "|---|---|---|"
    for state, words in WORDS.items():
        yield f"| {state} | {words.staff} | {words.public} |"


def _changes() -> Iterator[str]:
    yield "| change | in words | " + " | ".join(State) + " |"
    yield "|---" * (len(State) + 2) + "|"
    for code, change in CHANGES.items():
        yield f"| {code} | {change.name} | " + " | ".join("yes" if state in change.at else "–" for state in State) + " |"


def _data() -> Iterator[str]:
    yield "# What becomes of her data at her wish"
    yield ""
    yield "She asks with her number for a copy (个保法 45) or for deletion (个保法 47); the wish stands at the case and in"
    yield "a list of the desk, and whoever answers for the department is told. It is answered within"
    yield f"{ANSWER_WITHIN.days} days, a target of ours; after that it climbs the supervision chain. Her number alone is enough for"
    yield "neither: a person first makes sure that it is she, in a way that the number does not open, and proves again who she is herself."
    yield ""
    yield "- **Copy.** The public face cannot open what she told. The desk opens it, and seals the copy under the messages key, the"
    yield f"  second key of the case, which her receipt opens too. It lies there for {COPY_LIES_FOR.days} days, then it is destroyed. That"
    yield "  it was saved stands in the history."
    yield "- **Deletion.** Once the case is closed one person agrees and the lead, another person, deletes: tombstone, keys, then"
    yield "  every row of hers. Until then she may take the wish back. Her receipt opens nothing any more. What was split off is asked"
    yield "  for with it and decided for itself. There stay an empty row, the ledger of disclosures, and counts that name nobody."
    yield "- **Refusal.** By the lead, on a ground of the list; she reads it in these words. What stays is stored, used for nothing else."
    yield ""
    yield "| how staff made sure that it is she |"
    yield "|---|"
    yield from (f"| {words} |" for words in MADE_SURE.values())
    yield ""
    yield "| why not, as she reads it | copy | deletion |"
    yield "|---|---|---|"
    for code, words in GROUNDS.items():
        yield f"| {words} | " + " | ".join("yes" if code in grounds_for(kind) else "–" for kind in ("copy", "deletion")) + " |"
