"""What pages of the plan say about other pages of the plan."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Left
from wagtail.models import Page

from cms.base.tree import address

INDEX_DEPTH = 3


@dataclass(frozen=True)
class Domain:
    """A domain of the plan with its numbers of goals and measures; `ratio`: share of rated indicators reached, None: no figure."""

    number: int
    title: str
    url: str
    goals: int
    measures: int
    ratio: float | None = None


@dataclass(frozen=True)
class Item:
    """An item as lists show it."""

    number: str
    title: str
    url: str


def domains(index: Page | None = None) -> list[Domain]:
    """The domains in order: two queries, whatever their number; none before the plan is imported."""
    index = index or Page.objects.live().filter(depth=INDEX_DEPTH, slug="plan").first()
    if index is None:
        return []
    below = Page.objects.live().descendant_of(index)
    pages = below.filter(depth__lte=index.depth + 2).order_by("path").values_list("path", "depth", "slug", "title", "url_path")
    chapters = {(path[: -Page.steplen], slug): path for path, depth, slug, _, _ in pages if depth == index.depth + 2}
    counts = _counts(below.filter(depth=index.depth + 3), (index.depth + 2) * Page.steplen)
    return [
        Domain(int(slug), title, address(url_path), counts[chapters.get((path, "goals"))], counts[chapters.get((path, "measures"))])
        for path, depth, slug, title, url_path in pages
        if depth == index.depth + 1 and slug.isdecimal()
    ]


def _counts(items: QuerySet[Page], length: int) -> Counter[str | None]:
    """Path of a chapter → number of its live items."""
    rows = items.order_by().annotate(chapter=Left(F("path"), length)).values_list("chapter").annotate(Count("pk"))
    return Counter(dict(rows))


def items(parent: Page) -> list[Item]:
    """The live items of a chapter."""
    rows = parent.get_children().live().values_list("slug", "title", "url_path")
    return [Item(slug, title, address(url_path)) for slug, title, url_path in rows]
