"""Narrowing a list down, and keeping that under a name: by urgency, matter and who has it, all codes of closed lists."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from services.cases.models import SavedFilter
from services.catalogue.names import CATEGORY_NAMES
from services.intake.forms import PlainText
from services.routing.promises import urgency_names

NOBODY: Final = "nobody"
MOST_SAVED: Final = 8
LONGEST_NAME: Final = 20


@dataclass(frozen=True)
class Narrowing:
    """What is asked of a list besides its name; empty: everything."""

    urgency: str = ""
    category: str = ""
    held_by: str = ""

    def q(self) -> Q:
        """Which cases it lets through."""
        wanted = Q()
        if self.urgency:
            wanted &= Q(urgency=self.urgency)
        if self.category:
            wanted &= Q(category=self.category)
        if self.held_by:
            wanted &= Q(assignee__isnull=True) if self.held_by == NOBODY else Q(assignee_id=self.held_by)
        return wanted

    def __bool__(self) -> bool:
        return bool(self.urgency or self.category or self.held_by)

    def query(self, listing: str) -> str:
        """Its part of an address: codes only."""
        parts = {"list": listing, "urgency": self.urgency, "category": self.category, "held_by": self.held_by}
        return urlencode({name: value for name, value in parts.items() if value})


class NarrowForm(forms.Form):
    """The three questions above a list."""

    urgency = forms.ChoiceField(label=_("Urgency"), required=False, choices=lambda: [("", _("All")), *urgency_names().items()])
    category = forms.ChoiceField(label=_("Matter"), required=False, choices=[("", _("All")), *CATEGORY_NAMES.items()])
    held_by = forms.ChoiceField(label=_("With"), required=False)

    def __init__(self, *args: Any, colleagues: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.pk), str(one)) for one in colleagues]
        self.fields["held_by"].choices = [("", _("All")), (NOBODY, _("Nobody yet")), *people]  # type: ignore[attr-defined]

    def narrowing(self) -> Narrowing:
        """What was chosen; what is none of the choices is left out."""
        self.is_valid()
        return Narrowing(**{field.name: self.cleaned_data.get(field.name, "") for field in fields(Narrowing)})


class KeepForm(NarrowForm):
    """Keep what is chosen under a name."""

    name = PlainText(label=_("Name of this list"), help_text=_("No names of people who asked for help."), max_length=LONGEST_NAME)
    listing = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_name(self) -> str:
        """The name. Raises ValidationError for one that she uses already, and for the ninth."""
        name: str = self.cleaned_data["name"]
        if SavedFilter.objects.filter(user=self.user, name=name).exists():
            raise forms.ValidationError(_("You have a list of this name already."))
        if SavedFilter.objects.filter(user=self.user).count() >= MOST_SAVED:
            raise forms.ValidationError(_("Eight lists can be kept. Please remove one first."))
        return name


def narrowing_of(saved: SavedFilter) -> Narrowing:
    """What a kept list asks for."""
    return Narrowing(saved.urgency, saved.category, saved.held_by)
