"""Corrections in the editors' menu."""

from django.forms import ModelForm
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from cms.corrections.forms import HandlingForm
from cms.corrections.models import Correction


class CorrectionViewSet(ModelViewSet):
    """List and deal with."""

    model = Correction
    icon = "warning"
    add_to_admin_menu = True
    menu_order = 240
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["path", "kind", "reported_on", "state"]
    list_filter = ["state", "kind"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return HandlingForm

    def get_edit_handler(self) -> None:
        """The form says all."""


@hooks.register("register_admin_viewset")
def corrections() -> CorrectionViewSet:
    """/cms/correction/"""
    return CorrectionViewSet()
