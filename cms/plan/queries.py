"""What pages of the plan say about other pages of the plan."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Left
from wagtail.models import Page

from cms.base.plan_codes import NUMERALS
from cms.base.tree import address
from cms.plan.english import gloss
from services.indicators.queries import Progress

INDEX_DEPTH = 3
NO_PROGRESS: Mapping[str, Progress] = {}


@dataclass(frozen=True)
class Domain:
    """A domain of the plan with its numbers of goals and measures, and how far its indicators are (None: no figure)."""

    number: int
    title: str
    url: str
    goals: int
    measures: int
    progress: Progress | None = None

    @property
    def gloss(self) -> str:
        """Its name for those who read English."""
        return gloss(self.title)

    @property
    def ratio(self) -> float | None:
        """The share of judged indicators that was reached."""
        return self.progress.ratio if self.progress else None

    @property
    def is_demo(self) -> bool:
        """Whether its figures were made up."""
        return self.progress.is_demo if self.progress else False


@dataclass(frozen=True)
class Item:
    """An item as lists show it."""

    number: str
    title: str
    url: str


def domains(index: Page | None = None, progress: Mapping[str, Progress] = NO_PROGRESS) -> list[Domain]:
    """The domains in order: two queries, whatever their number; none before the plan is imported. `progress` is by numeral."""
    index = index or Page.objects.live().filter(depth=INDEX_DEPTH, slug="plan").first()
    if index is None:
        return []
    below = Page.objects.live().descendant_of(index)
    pages = below.filter(depth__lte=index.depth + 2).order_by("path").values_list("path", "depth", "slug", "title", "url_path")
    chapters = {(path[: -Page.steplen], slug): path for path, depth, slug, _, _ in pages if depth == index.depth + 2}
    counts = _counts(below.filter(depth=index.depth + 3), (index.depth + 2) * Page.steplen)
    return [
        Domain(
            number=int(slug),
            title=title,
            url=address(url_path),
            goals=counts[chapters.get((path, "goals"))],
            measures=counts[chapters.get((path, "measures"))],
            progress=progress.get(NUMERALS[int(slug) - 1]),
        )
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
