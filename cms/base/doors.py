"""Which kind of page stands at which shape of address, so that most pages are read with one query instead of two."""

import re

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
    expected = model.objects.filter(**where).first() if model else None
    if expected:
        return expected
    found = Page.objects.filter(**where).first()
    return found.specific if found else None
