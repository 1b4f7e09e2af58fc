"""Corrections in the editors' menu."""

from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BaseColumn, Table
from wagtail.admin.views.generic import IndexView

from cms.base.listing import ListViewSet
from cms.corrections.forms import HandlingForm
from cms.corrections.models import Correction, State
from cms.corrections.subjects import titles_of


class ListCorrections(IndexView):
    """Names each page by its title; by its address when there is no such page any more."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns: list[BaseColumn] = super().columns
        columns[0].accessor = lambda correction: self.titles.get(correction.path, correction.path)
        return columns

    def get_table(self, object_list: Any) -> Table:
        self.titles = titles_of({correction.path for correction in object_list})
        return super().get_table(object_list)


class CorrectionViewSet(ListViewSet):
    """List and deal with."""

    model = Correction
    icon = "warning"
    add_to_admin_menu = True
    menu_order = 240
    list_display = ["path", "kind", "reported_on", "state"]
    list_filter = ["state", "kind"]
    index_view_class = ListCorrections
    add_to_reference_index = False

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
