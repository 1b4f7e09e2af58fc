"""What every public page has: its address, the way to it, and the tags by which government sites are checked."""

from typing import Any, ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.locks import BaseLock
from wagtail.models import Page, Site

from cms.base import tree
from cms.base.english import named
from cms.base.structured import structured
from cms.editing.permissions import EditorialPermissions
from cms.editing.presence import busy_lock
from portal.kit.text import shortened
from portal.kit.web.reading import ELDER_COOKIE

LONGEST: Final = 120
"""Characters of a page's own text that stand for it where nobody wrote a sentence about it."""


class PublicPage(Page):
    """A page of the portal. Families say in `column` which column (栏目) of the site they are; one with many kinds, what each is called."""

    column: ClassVar[str] = ""
    called: ClassVar[str] = ""
    schema_type: ClassVar[str] = ""
    has_neighbours: ClassVar[bool] = False
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    @classmethod
    def get_verbose_name(cls) -> str:
        """What editors call this kind of page: its own name, else its column."""
        return cls.called or cls.column or str(super().get_verbose_name())

    @property
    def crumb(self) -> str:
        """What the last breadcrumb says."""
        return self.title

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str:
        """The page's path on this host; Wagtail's own way asks the cache for the site's root paths on every page."""
        return tree.address(self.url_path)

    url = property(get_url)

    @property
    def in_short(self) -> str:
        """A sentence about the page for search engines: what its editors wrote for them, else its summary, else how its text begins."""
        said = (getattr(self, name, "") for name in ("search_description", "summary", "introduction"))
        return next(filter(None, said), "") or shortened(getattr(self, "text", ""), LONGEST)

    def obstacles(self) -> list[str]:
        """Why the page may not be public, in words for its editor; most pages may."""
        return []

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """As most people see it, and in large print; the widths of a phone and a tablet are Wagtail's own buttons beside it."""
        return [("", gettext("Normal print")), (ELDER_COOKIE, gettext("Large print"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft, in the chosen print."""
        request.COOKIES = {**request.COOKIES, ELDER_COOKIE: "1" if mode_name == ELDER_COOKIE else "0"}
        answer: HttpResponse = super().serve_preview(request, mode_name)
        return answer

    def permissions_for_user(self, user: AbstractBaseUser) -> EditorialPermissions:
        """Nobody publishes alone."""
        return EditorialPermissions(user, self)

    def get_lock(self) -> BaseLock | None:
        """Also while somebody else is changing it."""
        return super().get_lock() or busy_lock(self)

    def meta_tags(self) -> dict[str, str]:
        """Name → content of the tags that government sites carry (国办发〔2017〕47号)."""
        tags = {"ColumnName": self.column, "ArticleTitle": self.title}
        if self.first_published_at:
            tags["PubDate"] = timezone.localtime(self.first_published_at).strftime("%Y-%m-%d %H:%M")
        return tags

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        place = tree.place(self, neighbours=self.has_neighbours)
        crumbs = [tree.Link(named(link.title), link.url) for link in (*place.above, tree.Link(self.crumb, self.url))]
        machines = structured(self, self.schema_type, crumbs, request)
        shown = {"place": place, "crumbs": crumbs, "meta_tags": self.meta_tags(), "structured": machines}
        return super().get_context(request, *args, **kwargs) | shown
