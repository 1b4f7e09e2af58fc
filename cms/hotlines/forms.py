"""What an editor says of a line; a slip in a number would send women to a stranger, so a new one is typed twice."""

import hashlib
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.base.facts import DAY, FACT, FACT_LABELS, FactForm
from cms.hotlines.rules import are_hours, is_number
from portal.district.models import Hotline
from portal.district.numbers import NATIONAL

SAID: Final = ("number", "name", "when_to_use", "hours", "is_emergency", "position", "name_en", "when_to_use_en", "hours_en", *FACT)


def stamp(line: Hotline) -> str:
    """Changes with anything that is said of the line."""
    return hashlib.sha256(repr([getattr(line, name) for name in SAID]).encode()).hexdigest()


class HotlineForm(FactForm, WagtailAdminModelForm):
    """A line. Saving it changes the number on every page at once; of two who do so the second is told what the first one said."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    number_again = forms.CharField(
        label=_("The new number once more"),
        required=False,
        max_length=20,
        help_text=_("Only when you change the number: it stands on every page the moment you save."),
    )

    class Meta:
        model = Hotline
        fields = SAID
        labels, widgets = FACT_LABELS, {"verified_on": DAY}
        help_texts = {
            "hours": _("For example Monday to Friday 8:30–17:00, or day and night. Empty while nobody knows."),
            "position": _("The first five that are checked stand on every page."),
        }

    field_order = ("number", "number_again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = stamp(self.instance) if self.instance.pk else ""

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
        """What stands there now, where it is not what was typed; what was typed stays, and saving again means it."""
        now = {name: self.initial.get(name) for name in SAID if name in data and data[name] != self.initial.get(name)}
        told = "；".join(f"{self.fields[name].label}: {value if value not in (None, '') else '—'}" for name, value in now.items())
        self.add_error(
            None, format_lazy(_("Somebody else has changed this line meanwhile. Now it says: {}. Save again if yours is right."), told)
        )
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["seen"] = self.initial["seen"]
        self.data = typed

    def _clean_new_number(self, data: dict[str, Any]) -> None:
        if self.instance.pk and data.get("number_again", "").strip() != data["number"]:
            self.add_error("number_again", _("The two numbers are not the same."))
        if self.instance.pk and data.get("verified_on") and self.initial.get("verified_on") == data["verified_on"] != timezone.localdate():
            self.add_error("verified_on", _("The number is new: when was it checked?"))

    def changes(self) -> dict[str, list[str]]:
        """Each field that was changed: what it said, what it says."""
        return {name: [str(self.initial.get(name) or ""), str(self.cleaned_data[name] or "")] for name in self.changed_data if name in SAID}

    def save(self, commit: bool = True) -> Hotline:
        """From now on the pack does not overwrite this line (docs/district-packs.md)."""
        line: Hotline = super().save(commit=False)
        if line.pk and "number" in self.changed_data:
            line.former_number = self.initial["number"]
        if self.changed_data:
            line.edited_on, line.edited_by = timezone.localdate(), self.for_user.get_username()
        line.code = line.code or f"editor-{slugify(line.number)}"
        line.save()
        return line
