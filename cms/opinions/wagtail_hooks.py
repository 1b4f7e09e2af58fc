"""Opinions in the editors' menu: read and counted, never changed."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from cms.opinions.models import Opinion


class OpinionViewSet(ModelViewSet):
    """What came in."""

    model = Opinion
    icon = "comment"
    add_to_admin_menu = True
    menu_order = 270
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["__str__", "collection", "written_on"]
    list_filter = ["collection", "written_on"]
    list_export = ["collection", "written_on", "text"]
    exclude_form_fields: list[str] = []


@hooks.register("register_admin_viewset")
def opinions() -> OpinionViewSet:
    """/cms/opinion/"""
    return OpinionViewSet()
