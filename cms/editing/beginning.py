"""The first thing on the editors' front page: what she may write, one press away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from cms.base.columns import ArticlePage
from portal.accounts.models import User


@dataclass(frozen=True)
class Start:
    """A kind of page that may be added, and where its empty form is."""

    name: str
    url: str


def starts_of(user: User) -> Iterator[Start]:
    """One for each kind of article that `user` may add below a column, in the columns' order."""
    home = Site.objects.get(is_default_site=True).root_page
    for column in home.get_children().specific():
        if column.permissions_for_user(user).can_add_subpage():
            yield from (_start(column, kind) for kind in column.creatable_subpage_models() if issubclass(kind, ArticlePage))


def _start(column: Page, kind: type[Page]) -> Start:
    address = reverse("wagtailadmin_pages:add", args=[kind._meta.app_label, kind._meta.model_name, column.pk])
    return Start(str(kind.get_verbose_name()), address)


class Beginning(Component):
    """The panel; nothing is drawn for who writes nothing."""

    name, order = "beginning", 50
    template_name = "cms/editing/beginning.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"starts": list(starts_of(parent_context["request"].user))}
