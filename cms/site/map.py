"""The tree of what is published, for people (site map) and for search engines (sitemap.xml)."""

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from wagtail.models import Page

from cms.base.tree import HOME_DEPTH, Link, address
from cms.stories.withdrawal import uncovered

DEEPEST: Final = HOME_DEPTH + 2


@dataclass(frozen=True)
class Branch:
    """A section and the pages right below it."""

    section: Link
    pages: tuple[Link, ...]


def branches() -> list[Branch]:
    """The sections in their order, two floors deep, in one query."""
    rows = list(published().filter(depth__gt=HOME_DEPTH, depth__lte=DEEPEST).values_list("path", "title", "url_path"))
    sections = [row for row in rows if len(row[0]) == (HOME_DEPTH + 1) * Page.steplen]
    return [
        Branch(
            Link(title, address(url)),
            tuple(Link(t, address(u)) for p, t, u in rows if p.startswith(path) and p != path),
        )
        for path, title, url in sections
    ]


def published() -> QuerySet[Page]:
    """What the public may see, home first."""
    return Page.objects.live().exclude(pk__in=uncovered().values("pk")).filter(depth__gte=HOME_DEPTH).order_by("path")
