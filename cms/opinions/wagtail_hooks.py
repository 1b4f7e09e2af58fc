"""Opinions in the editors' menu: read and counted, never changed."""

from typing import Any, ClassVar

from wagtail import hooks
from wagtail.admin.views.generic import IndexView

from cms.base.listing import ListViewSet
from cms.opinions.models import Opinion
from portal.kit.text import inert


class OpinionList(IndexView):
    """The list, and as a file; Wagtail keeps formulas out of workbooks, but not out of CSV."""

    custom_field_preprocess: ClassVar[dict[str, Any]] = {"text": {IndexView.FORMAT_CSV: inert}}


class OpinionViewSet(ListViewSet):
    """What came in."""

    model = Opinion
    index_view_class = OpinionList
    icon = "comment"
    add_to_admin_menu = True
    menu_order = 270
    inspect_view_enabled = True
    list_display = ["__str__", "collection", "written_on"]
    list_filter = ["collection", "written_on"]
    list_export = ["collection", "written_on", "text"]
    exclude_form_fields: list[str] = []


@hooks.register("register_admin_viewset")
def opinions() -> OpinionViewSet:
    """/cms/opinion/"""
    return OpinionViewSet()
