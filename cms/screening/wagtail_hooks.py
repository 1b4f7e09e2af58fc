"""Screening in the editors' menu: stated with source and day of checking; what is not checked residents do not see."""

from typing import Final

from django.db import models
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.screening.forms import OfferForm, ProgrammeForm, SiteForm
from portal.accounts.models import User
from services.screening.models import Offer, Programme, Site


class KeptPolicy(ModelPermissionPolicy):
    """What somebody may hold a place of is hidden, never deleted; programmes come from the pack only."""

    def __init__(self, model: type[models.Model], never: set[str]) -> None:
        super().__init__(model)
        self.never = never

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in self.never and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: set[str]) -> bool:
        return super().user_has_any_permission(user, set(actions) - self.never)

    def user_has_permission_for_instance(self, user: User, action: str, instance: models.Model) -> bool:
        return self.user_has_permission(user, action)


class FactViewSet(ModelViewSet):
    """List and change facts of one kind."""

    form: type[ModelForm]
    icon = "date"
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ["is_active", "verified_on"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return self.form

    def get_edit_handler(self) -> None:
        """The forms say all."""


class ProgrammeViewSet(FactViewSet):
    """Whom it is for, when it is open."""

    model, form, name = Programme, ProgrammeForm, "checks-programme"
    menu_label = _("Programmes")
    list_display = ["name", "opens_on", "closes_on", "is_paused", "verified_on"]
    permission_policy = KeptPolicy(Programme, {"add", "delete"})


class SiteViewSet(FactViewSet):
    """Where."""

    model, form, name = Site, SiteForm, "checks-site"
    menu_label = _("Sites")
    list_display = ["name", "subdistrict", "verified_on"]
    permission_policy = KeptPolicy(Site, {"delete"})


class OfferViewSet(FactViewSet):
    """How many places, and how many are held."""

    model, form, name = Offer, OfferForm, "checks-offer"
    menu_label = _("Places")
    list_display = ["__str__", "day", "capacity", "taken", "verified_on"]
    permission_policy = KeptPolicy(Offer, {"delete"})


class ScreeningGroup(ViewSetGroup):
    """One entry in the menu."""

    menu_label = _("Health checks")
    menu_icon = "date"
    menu_order = 260
    items: Final = (ProgrammeViewSet, SiteViewSet, OfferViewSet)


@hooks.register("register_admin_viewset")
def screening() -> ScreeningGroup:
    """/cms/checks-programme/, /cms/checks-site/, /cms/checks-offer/"""
    return ScreeningGroup()
