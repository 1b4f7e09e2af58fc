"""What the admin says and hides, for all pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from cms.editing import menu, once, tagging  # noqa: F401
from cms.editing.beginning import Beginning
from cms.editing.checker import check_as_we_do
from cms.editing.models import REVIEW
from cms.editing.releases import JointRelease
from cms.editing.upkeep import Upkeep


class JointReleaseViewSet(ModelViewSet):
    """Pages that go out together."""

    model = JointRelease
    icon = "calendar-alt"
    add_to_admin_menu = True
    menu_order = 260
    copy_view_enabled = False
    list_display = ["name", "goes_out_at", "done_at"]


@hooks.register("register_admin_viewset")
def joint_releases() -> JointReleaseViewSet:
    """/cms/jointrelease/"""
    return JointReleaseViewSet()


hooks.register("construct_wagtail_userbar", check_as_we_do)


@hooks.register("insert_global_admin_css")
def room_on_a_phone() -> str:
    """What Wagtail's own sheets draw too near to the edge."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))


@hooks.register("construct_homepage_panels")
def remind(request: HttpRequest, panels: list[Component]) -> None:
    """What she may write, and what grows old or leads nowhere, stands on the editors' front page."""
    panels += [Beginning(), Upkeep()]


@hooks.register("before_edit_page")
def say_what_is_missing(request: HttpRequest, page: Page) -> None:
    """Editor and reviewer read on opening a page why it could not be published yet."""
    if request.method == "GET":
        for obstacle in page.specific.get_latest_revision_as_object().obstacles():
            messages.warning(request, obstacle)


@hooks.register("construct_page_action_menu")
def say_once_that_it_is_published(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Wagtail adds "and Publish" to our words, which say so already."""
    words = {(name, asks_why): label for name, label, asks_why in REVIEW}
    for item in items:
        if isinstance(item, WorkflowMenuItem):
            item.label = words[item.name, item.launch_modal]
