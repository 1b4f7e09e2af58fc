"""Corrections in the editors' menu."""

from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet

from cms.corrections.forms import HandlingForm
from cms.corrections.models import Correction, State


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


class Waiting(Component):
    """How many readers wait, on the editors' front page."""

    name, order = "corrections", 290
    template_name = "cms/corrections/waiting.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": Correction.objects.waiting().count(), "state": State.NEW}


@hooks.register("construct_homepage_panels")
def say_how_many_wait(request: HttpRequest, panels: list[Component]) -> None:
    """For those who may deal with them."""
    if request.user.has_perm("corrections.change_correction"):
        panels.append(Waiting())


@hooks.register("register_admin_viewset")
def corrections() -> CorrectionViewSet:
    """/cms/correction/"""
    return CorrectionViewSet()
