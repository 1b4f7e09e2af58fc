"""What stands in the editors' menus, and what does not."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction

from cms.editing.handbook import picture, read

# Nobody may publish without a second person (permissions.py): below a list of pages the button would only disappoint.
PublishBulkAction.models = []


@hooks.register("register_admin_urls")
def handbook_addresses() -> list[URLPattern]:
    """/cms/handbook/"""
    return [path("handbook/", read, name="handbook"), path("handbook/images/editing/<slug:name>.png", picture, name="handbook_picture")]


@hooks.register("register_help_menu_item")
def handbook_item() -> MenuItem:
    """The first thing under “Help”."""
    return MenuItem(_("How to edit"), reverse("handbook"), icon_name="help", order=100)


@hooks.register("construct_help_menu")
def stay_here(request: HttpRequest, items: list[MenuItem]) -> None:
    """What leads to other sites is left out: it is English, and about Wagtail."""
    items[:] = [item for item in items if not item.url.startswith("http")]
