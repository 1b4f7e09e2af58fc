"""The plan from its title to its last section, for paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.plan.importing import stored_pages

ITEM_KINDS = ("GoalPage", "MeasurePage", "PrinciplePage", "SectionPage")


@dataclass(frozen=True)
class Passage:
    """What the source says at one place: headings with their rank (1 is the title), paragraphs, the code by which it is cited."""

    code: str
    anchor: str
    headings: tuple[tuple[int, str], ...]
    paragraphs: tuple[str, ...]
    note: str
    is_item: bool


def passages() -> list[Passage]:
    """The published plan in the order of the source."""
    pages = sorted((page for page in stored_pages() if page.live), key=lambda page: page.path)
    top = pages[0].depth if pages else 0
    return [
        Passage(
            code=page.code,
            anchor=page.code.replace(".", "-"),
            headings=tuple(_ranked(page.heading, page.depth - top + 1)),
            paragraphs=tuple(page.paragraphs) if page.text else (),
            note=page.note,
            is_item=type(page).__name__ in ITEM_KINDS,
        )
        for page in pages
    ]


def _ranked(heading: str, lowest: int) -> Iterator[tuple[int, str]]:
    """The lines of a heading; the last one has the rank of its page, those before it stand above."""
    lines = heading.split("\n") if heading else []
    for above, line in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        yield max(lowest - above, min(lowest, 2)), line
