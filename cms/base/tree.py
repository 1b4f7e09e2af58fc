"""Where a page stands: the way up to it and its neighbours, in one query."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from portal.pagecache.kept import kept

HOME = "home"
HOME_DEPTH = 2


@dataclass(frozen=True)
class Link:
    """A page that is linked to."""

    title: str
    url: str


@dataclass(frozen=True)
class Place:
    """The pages above, nearest last, and the one before and after under the same parent."""

    above: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None


def address(url_path: str) -> str:
    """The address of a page on this host: the site has one tree, so it is the path below the home page's own slug."""
    return "/" + url_path.split("/", 2)[2]


def place(page: Page, *, neighbours: bool = False) -> Place:
    """Read the place of `page`; neighbours only where readers go from one to the next."""
    return _place(page.path, page.depth, neighbours)


@kept
def _place(path: str, depth: int, neighbours: bool) -> Place:
    steps = range(HOME_DEPTH * Page.steplen, len(path), Page.steplen)
    wanted = Q(path__in=[path[:end] for end in steps])
    if neighbours and path:
        wanted |= Q(path__range=Page._get_children_path_interval(path[: -Page.steplen]), depth=depth, live=True)
    rows = list(Page.objects.filter(wanted).order_by("path").values_list("path", "depth", "title", "url_path"))
    beside = [row for row in rows if row[1] == depth]
    return Place(
        above=tuple(_link(row) for row in rows if row[1] < depth),
        before=next((_link(row) for row in reversed(beside) if row[0] < path), None),
        after=next((_link(row) for row in beside if row[0] > path), None),
    )


def _link(row: tuple[str, int, str, str]) -> Link:
    return Link(row[2], address(row[3]))
