"""Screening in the editors' menu: stated with source and day of checking; what is not checked residents do not see."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from cms.base.facts import FactViewSet, KeptPolicy, yes_or_no
from cms.screening.forms import LABELS, OfferForm, ProgrammeForm, SiteForm
from services.screening.models import Offer, Programme, Site


class ProgrammeViewSet(FactViewSet):
    """Whom it is for, when it is open."""

    model, form, name = Programme, ProgrammeForm, "checks-programme"
    menu_label = _("Programmes")
    list_display = ["name", "opens_on", "closes_on", yes_or_no("is_paused", LABELS["is_paused"]), "verified_on"]
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
