"""Results as pages show them: in groups, with the sentence that answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from portal.kit.web.ui_tags import page_language, said, said_in
from search.backends.answers import Hit
from search.finding import Results, entries_of
from search.kinds import GROUPS, Group, group_of
from search.language.question import Question
from search.language.text import normalise
from search.models import Entry
from search.narrowing import Narrowing
from search.snippets import Part, marked, snippet

OF_A_GROUP: Final = 3
HOTLINE: Final = "hotline"
FAR: Final = 0.2  # a group whose best has less than this share of the best score is about something else and stands last


@dataclass(frozen=True)
class Shown:
    """One result: its entry, its title and the sentence that answers, in parts of which some are marked, and the `lang` of each."""

    entry: Entry
    title: list[Part]
    sentence: list[Part]
    title_in: str
    sentence_in: str


@dataclass(frozen=True)
class Facet:
    """A group that can be chosen, how many results it has, and the address' query that chooses it."""

    group: Group
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class ShownGroup:
    """A group with its best results; `more` says how many there are beside them."""

    group: Group
    results: list[Shown]
    count: int
    query: str

    @property
    def more(self) -> int:
        """How many results are not shown here."""
        return self.count - len(self.results)


def facets(hits: Iterable[Hit], chosen: Narrowing) -> list[Facet]:
    """The groups that have results."""
    counts = Counter(group_of(hit.kind).code for hit in hits)
    with_results = [group for group in GROUPS if counts[group.code]]
    return [Facet(group, counts[group.code], group.code == chosen.kind, replace(chosen, kind=group.code).query) for group in with_results]


def groups(found: Results, narrowed: Narrowing) -> list[ShownGroup]:
    """Each group with its best three, in the order of GROUPS; groups that are far off last. Where a telephone number answers best, numbers
    come before all: she has it in front of her and wants to know whose it is.
    """
    by_group: dict[str, list[Hit]] = {}
    for hit in found.hits:
        by_group.setdefault(group_of(hit.kind).code, []).append(hit)
    chosen = [group for group in GROUPS if group.code in by_group]
    best = [hit for group in chosen for hit in by_group[group.code][:OF_A_GROUP]]
    ready = {one.entry.key: one for one in shown(best, found.question)}
    number_first = bool(found.hits) and found.hits[0].kind == HOTLINE
    chosen.sort(key=lambda group: (not (number_first and group.code == HOTLINE), _is_far(by_group[group.code], found, ready)))
    return [
        ShownGroup(
            group,
            [ready[hit.key] for hit in by_group[group.code][:OF_A_GROUP] if hit.key in ready],
            len(by_group[group.code]),
            replace(narrowed, kind=group.code).query,
        )
        for group in chosen
    ]


def _is_far(hits: Sequence[Hit], found: Results, ready: Mapping[str, Shown]) -> bool:
    """Whether a group is about something else; one whose best is called what she asked for is not, however well others answer."""
    best = ready.get(hits[0].key)
    title = normalise(f"{best.entry.title} {best.entry.title_en}") if best else ""
    is_called_so = any(len(idea.typed) > 1 and not idea.typed.isdigit() and idea.typed in title for idea in found.question.ideas)
    return hits[0].score < FAR * found.hits[0].score and not is_called_so


def shown(hits: Sequence[Hit], question: Question) -> list[Shown]:
    """The results of these hits, in their order."""
    return [as_shown(entry, question) for entry in entries_of(hits)]


def as_shown(entry: Entry, question: Question) -> Shown:
    """An entry with the words marked that were looked for, in the reader's language where there is a text in it."""
    words = question.words
    is_english = page_language() == "en" and bool(entry.summary_en or entry.body_en)
    summary, body = (entry.summary_en, entry.body_en) if is_english else (entry.summary, entry.body)
    return Shown(
        entry,
        title=marked(said(entry, "title"), words),
        # when to call a number is said in full
        sentence=[(summary, False)] if entry.kind == HOTLINE else _sentence(summary, body, words, entry.title),
        title_in=said_in(entry, "title"),
        sentence_in="en" if is_english else "zh-CN",
    )


def _sentence(summary: str, body: str, words: list[str], title: str) -> list[Part]:
    """The sentence that answers, and where none does, what the page is about."""
    found = snippet(body or summary, words, besides=title)
    answers = any(is_hit for _, is_hit in found)
    return found if answers or not summary else marked(summary, words)
