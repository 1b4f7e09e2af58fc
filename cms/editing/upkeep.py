"""What the editors' front page reminds of: facts that nobody has checked for a year, and links that lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.base.columns import ArticlePage
from cms.base.tree import HOME
from cms.editing.outside import gone, urls_in
from cms.hotlines.leftovers import leftovers
from portal.district.models import Hotline

A_YEAR: Final = timedelta(days=365)
TO_PAGE: Final = re.compile(r'linktype=\\?"page\\?"[^>]*?id=\\?"(\d+)|id=\\?"(\d+)\\?"[^>]*?linktype=\\?"page')
TO_PATH: Final = re.compile(r'href=\\?"(/[^"\\#?]*)')
NO_PAGES: Final = ("/f/", "/r/", "/x/", "/data/", "/search/", "/feeds/", "/about/", "/corrections/", "/documents/", "/media/", "/plan/")


@dataclass(frozen=True)
class Reminder:
    """Something to look at, and where."""

    title: str
    url: str
    detail: str


def edit(page: Page) -> str:
    """Where the page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def articles() -> Iterator[ArticlePage]:
    """The public articles of every family."""
    for model in apps.get_models():
        if issubclass(model, ArticlePage):
            yield from model.objects.live()


def review_due(today: date) -> list[Reminder]:
    """Articles and numbers that were last compared with their source more than a year ago; the oldest first."""
    old = today - A_YEAR
    found: list[tuple[Any, str, str]] = [
        (page.checked_on, page.title, edit(page)) for page in articles() if page.checked_on and page.checked_on < old
    ]
    lines = Hotline.objects.verified().filter(verified_on__lt=old)
    found += [(line.verified_on, str(line), reverse("hotline:edit", args=[line.pk])) for line in lines]
    return [Reminder(title, url, day.isoformat()) for day, title, url in sorted(found, key=lambda row: row[0])]


def old_numbers() -> list[Reminder]:
    """Texts that still say a number which was changed."""
    return [Reminder(page.title, edit(page), numbers) for page, numbers in leftovers(articles())]


def broken_links() -> list[Reminder]:
    """Links within the site to what is not public any more."""
    pages = {str(key): path for key, path in Page.objects.live().values_list("pk", "url_path")}
    paths = set(pages.values())
    return [Reminder(page.title, edit(page), target) for page in articles() for target in _dead(str(page.body.raw_data), pages, paths)]


def links_outside() -> list[Reminder]:
    """Links to pages of other sites that are gone."""
    dead = gone()
    texts = ((page, urls_in(str(page.body.raw_data))) for page in articles()) if dead else ()
    return [Reminder(page.title, edit(page), url) for page, urls in texts for url in sorted(urls & dead)]


def _dead(text: str, pages: dict[str, str], paths: set[str]) -> list[str]:
    numbers = {first or second for first, second in TO_PAGE.findall(text)}
    local = {path for path in TO_PATH.findall(text) if not path.startswith(NO_PAGES)}
    return sorted(_gone(key) for key in numbers if key not in pages) + sorted(path for path in local if f"/{HOME}{path}" not in paths)


def _gone(key: str) -> str:
    """What a link led to, in words: its number tells nobody anything."""
    title = Page.objects.filter(pk=key).values_list("title", flat=True).first()
    return gettext("a page that was taken down: %(title)s") % {"title": title} if title else gettext("a page that was deleted")


class Upkeep(Component):
    """The panel; nothing is drawn while there is nothing to do."""

    name, order = "upkeep", 300
    template_name = "cms/editing/upkeep.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            "due": review_due(timezone.localdate()),
            "old_numbers": old_numbers(),
            "broken": broken_links(),
            "outside": links_outside(),
        }
