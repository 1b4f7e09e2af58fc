"""What editors state of screening: every fact with its source, and the day on which somebody checked it."""

from typing import Any, Final

from django import forms
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.base.facts import DAY, FACT, FACT_LABELS, FactForm
from portal.outbox.sending import enqueue
from services.screening.models import Offer, Programme, Site

ENGLISH: Final = ("name_en", "summary_en", "bring_en")
PROGRAMME: Final = (
    *("name", "summary", "bring", *ENGLISH, "min_age", "max_age", "for_locals", "has_priority"),
    *("opens_on", "closes_on", "is_paused", "position"),
    *FACT,
)
LABELS: Final = {
    "name": capfirst(_("name")),
    "summary": _("Summary"),
    "bring": _("What to bring"),
    "name_en": _("Name in English"),
    "summary_en": _("Summary in English"),
    "bring_en": _("What to bring, in English"),
    "min_age": _("From which age"),
    "max_age": _("Up to which age (empty: no limit)"),
    "for_locals": _("Only for people who live in the district"),
    "has_priority": _("Rural residents and people with a minimum allowance come first"),
    "opens_on": _("Registration opens on"),
    "closes_on": _("Registration closes on"),
    "is_paused": _("Paused"),
    "position": _("Place in the list"),
    "subdistrict": _("Subdistrict"),
    "address": _("Address"),
    "phone": _("Telephone number"),
    "hours": _("Opening hours"),
    "programme": _("Programme"),
    "site": _("Site"),
    "day": _("Day (empty: the site agrees on it with her)"),
    "capacity": _("Places"),
    "taken": _("Places taken"),
} | FACT_LABELS
DAYS: Final = dict.fromkeys(("opens_on", "closes_on", "day", "verified_on"), DAY)


class ProgrammeForm(FactForm):
    """A programme; its code is a fact of routing and stays."""

    class Meta:
        model = Programme
        fields = PROGRAMME
        labels, widgets = LABELS, DAYS

    def clean(self) -> dict[str, Any]:
        """English with all its parts, or none: half of it would be read as all there is. An end is not before its beginning."""
        data: dict[str, Any] = super().clean() or {}
        for name in ("summary", "bring"):
            if data.get("name_en") and data.get(name) and not data.get(f"{name}_en"):
                self.add_error(f"{name}_en", _("Please say this in English too, since the name is."))
        if data.get("opens_on") and data.get("closes_on") and data["closes_on"] < data["opens_on"]:
            self.add_error("closes_on", _("Registration cannot close before it opens."))
        if data.get("max_age") is not None and data["max_age"] < data.get("min_age", 0):
            self.add_error("max_age", _("The highest age cannot be below the lowest."))
        return data


class SiteForm(FactForm):
    """Where it is done."""

    class Meta:
        model = Site
        fields = ("name", "subdistrict", "address", "phone", "hours", *FACT)
        labels, widgets = LABELS, DAYS


class OfferForm(FactForm):
    """Places of a programme at a site."""

    class Meta:
        model = Offer
        fields = ("programme", "site", "day", "capacity", *FACT)
        labels, widgets = LABELS, DAYS

    def clean_capacity(self) -> int:
        """Never fewer than women hold already."""
        capacity: int = self.cleaned_data["capacity"]
        if capacity < self.instance.taken:
            raise forms.ValidationError(_("%(count)d places are held already.") % {"count": self.instance.taken})
        return capacity

    def save(self, commit: bool = True) -> Offer:
        """What waits to remind whoever holds a place moves with the day; the message is written with it."""
        with transaction.atomic():
            offer: Offer = super().save(commit=commit)
            if commit and offer.taken and "day" in self.changed_data:
                enqueue("screening.moved", offer=offer.pk)
        return offer
