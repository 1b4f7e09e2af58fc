"""What an editor says of a line; a slip in a number would send women to a stranger, so a new one is typed twice."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.base.facts import DAY, FACT_LABELS, FactForm
from cms.hotlines.models import LineChange
from cms.hotlines.rules import are_hours, is_number
from cms.hotlines.said import SAID, Changes, as_kept, in_words, label, stamp
from portal.district.models import Hotline
from portal.district.numbers import NATIONAL


class HotlineForm(FactForm, WagtailAdminModelForm):
    """A line as she wants it, for a second person to approve; of two who want to change it the second is told what the first one said."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    instead_of = forms.IntegerField(widget=forms.HiddenInput, required=False)

    number_again = forms.CharField(
        label=_("The new number once more"),
        required=False,
        max_length=20,
        help_text=_("Only when you change the number: it stands on every page the moment it is approved."),
    )

    class Meta:
        model = Hotline
        fields = SAID
        labels, widgets = FACT_LABELS, {"verified_on": DAY}
        help_texts = {
            "hours": _("For example Monday to Friday 8:30–17:00, or day and night. Empty while nobody knows."),
            "position": _("The first five that are checked stand on every page."),
            "is_active": _("Taking the tick away takes the number off all pages at once. Everything else waits for a second person."),
        }

    field_order = ("number", "number_again")

    def __init__(self, *args: Any, start: LineChange | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = LineChange.objects.waiting().filter(line=self.instance).first() if self.instance.pk else None
        self.initial["seen"] = f"{stamp(self.instance)}-{self.waiting.pk if self.waiting else 0}" if self.instance.pk else ""
        if start and not self.is_bound:
            self.initial.update({name: new for name, (_old, new) in start.changes.items()}, instead_of=start.pk)
            self.initial["number_again"] = self.initial["number"]

    def clean_number(self) -> str:
        """Something that can be dialled."""
        number: str = self.cleaned_data["number"].strip()
        if not is_number(number):
            raise forms.ValidationError(_("This is no telephone number: digits, with a hyphen after the area code at most."))
        return number

    def clean_hours(self) -> str:
        """Hours that can be true."""
        hours: str = self.cleaned_data["hours"].strip()
        if hours and not are_hours(hours):
            raise forms.ValidationError(_("Please say when, like Monday to Friday 8:30–17:00, with an end after the beginning."))
        return hours

    def clean_verified_on(self) -> Any:
        """Nobody has checked it tomorrow."""
        day = self.cleaned_data["verified_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """A new number typed twice and checked anew; lines that the portal's own words name stay; English with all its parts."""
        data = super().clean()
        if data.get("seen") != self.initial["seen"]:
            self._tell_of_the_other(data)
        if "number" in self.changed_data and data.get("number"):
            self._clean_new_number(data)
        if self.instance.code in NATIONAL and not (data.get("is_active") and data.get("verified_on", "refused above")):
            self.add_error("is_active", _("Forms and error pages name this line: it stays shown and checked. Change its number instead."))
        for name in ("when_to_use", "hours"):
            if data.get("name_en") and data.get(name) and not data.get(f"{name}_en"):
                self.add_error(f"{name}_en", _("Please say this in English too, since the name is."))
        return data

    def _tell_of_the_other(self, data: dict[str, Any]) -> None:
        """What stands there now or waits, where it is not what was typed; what was typed stays, and saving again means it."""
        there = {name: as_kept(self.initial.get(name)) for name in SAID}
        if self.waiting:
            there |= {name: new for name, (_old, new) in self.waiting.changes.items()}
        told = [f"{label(name)}: {in_words(name, there[name])}" for name in SAID if name in data and as_kept(data[name]) != there[name]]
        self.add_error(None, self._who_was_first().format("；".join(told)))
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["seen"] = self.initial["seen"]
        self.data = typed

    def _who_was_first(self) -> str:
        if self.waiting:
            return gettext("Somebody else has proposed a change of this line meanwhile: {}. Save again if yours is to take its place.")
        return gettext("Somebody else has changed this line meanwhile. Now it says: {}. Save again if yours is right.")

    def _clean_new_number(self, data: dict[str, Any]) -> None:
        if self.instance.pk and data.get("number_again", "").strip() != data["number"]:
            self.add_error("number_again", _("The two numbers are not the same."))
        if self.instance.pk and data.get("verified_on") and self.initial.get("verified_on") == data["verified_on"] != timezone.localdate():
            self.add_error("verified_on", _("The number is new: when was it checked?"))

    def changes(self) -> Changes:
        """Each field that was changed: what it says, what it shall say; of a new line all of them."""
        names = [name for name in SAID if name in self.changed_data or not self.instance.pk]
        return {name: [as_kept(self.initial.get(name)), as_kept(self.cleaned_data[name])] for name in names}


class ReasonForm(forms.Form):
    """Why a change comes back."""

    reason = forms.CharField(
        label=_("What is not right"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever proposed it reads this and finds what she typed still there."),
    )
