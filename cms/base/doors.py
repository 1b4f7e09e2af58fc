"""Which kind of page stands at which shape of address, so that most pages are read with one query instead of two."""

import re

from django.db.models import QuerySet
from wagtail.models import Page

from cms.base.tree import HOME

SHAPES: list[tuple[re.Pattern[str], type[Page]]] = []


def expect(shape: str, model: type[Page]) -> None:
    """Declare that addresses like `shape` lead to pages of `model`; what does not is still found, with one query more."""
    SHAPES.append((re.compile(shape), model))


def page_at(path: str) -> Page | None:
    """The live page at `path` ("plan/8/"; "" is the home page) as what it is; None where there is none."""
    url_path = f"/{HOME}/{path}"
    where = {"slug": url_path.rstrip("/").rsplit("/", 1)[-1], "url_path": url_path, "live": True}
    model = next((model for shape, model in SHAPES if shape.fullmatch(path)), None)
    expected = _first(model.objects.filter(**where)) if model else None
    if expected:
        return expected
    found = _first(Page.objects.filter(**where))
    return found.specific if found else None


def _first(pages: QuerySet[Page]) -> Page | None:
    """One of at most one: no two pages share an address, so that no order needs to be worked out."""
    return next(iter(pages.order_by()[:1]), None)
