"""What she can ask for with her number besides writing: each arrives at the desk as a message that says in its first line what it is."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from services.cases.rights import COPY, DELETION
from services.intake.forms import CHOOSE, PlainText, ReplyForm
from services.intake.shared_steps import SafeContactForm

PAUSE, COMPLAINT, WITHDRAWAL = "pause", "complaint", "withdrawal"
WISHES: Final[Mapping[str, Promise]] = {
    PAUSE: _("Please pause for a while"),
    WITHDRAWAL: _("I take my request back: it ends at once"),
    COMPLAINT: _("I am not content with how it is handled"),
    COPY: _("Give me a copy of everything I told"),
    DELETION: _("Delete what is kept about me"),
}
TITLES: Final[Mapping[str, Promise]] = {
    PAUSE: _("I ask you to pause."),
    WITHDRAWAL: _("I take my request back."),
    COMPLAINT: _("I complain about how it is handled."),
    COPY: _("I ask for a copy of my data (Personal Information Protection Law, article 45)."),
    DELETION: _("I ask for deletion of my data (Personal Information Protection Law, article 47)."),
}
NEEDS_WORDS: Final = frozenset({COMPLAINT})
CONTACT: Final = _("I have changed how I may be reached. The department sees it beside my request; from now on only that counts.")
LEVELS: Final = [
    ("5", _("Very content")),
    ("4", _("Content with it")),  # the bare word is the name of a tab in Wagtail, which shares our catalogue
    ("3", _("Mostly content")),
    ("2", _("Not content")),
    ("1", _("Not content at all")),
]


class WishForm(ReplyForm):
    """One of the wishes, in her own words where they are needed."""

    field_order = ("w", "t", "k")
    w = forms.ChoiceField(
        label=_("What would you like?"), choices=list(WISHES.items()), widget=forms.RadioSelect, error_messages={"required": CHOOSE}
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["t"].label, self.fields["t"].required = _("What should the department know about it?"), False

    def clean(self) -> dict[str, str]:
        """A complaint says nothing without words."""
        data: dict[str, str] = super().clean() or {}
        if data.get("w") in NEEDS_WORDS and not data.get("t") and "t" not in self.errors:
            self.add_error("t", _("Please write a few words, so that the department knows what to do."))
        return data

    def message(self) -> str:
        """As the desk reads it; the first line in the language of the district."""
        with override(settings.LANGUAGE_CODE):
            title = str(TITLES[self.cleaned_data["w"]])
        return f"{title}\n{self.cleaned_data['t']}".strip()


class ContactForm(SafeContactForm):
    """How she may be reached from now on: the questions of the beginning, whole and anew."""

    k = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """What SafeContactForm keeps, with the key of the page."""
        return super().clean() | {"k": self.cleaned_data.get("k", "")}

    def told(self) -> str:
        """That it changed, as the desk reads it; never how: whoever else holds her number reads the messages too."""
        with override(settings.LANGUAGE_CODE):
            return str(CONTACT)


class RateForm(forms.Form):
    """How it went, in five levels, and a sentence where she wants to."""

    level = forms.ChoiceField(
        label=_("How content are you?"), choices=LEVELS, widget=forms.RadioSelect, error_messages={"required": CHOOSE}
    )
    s = PlainText(
        label=_("Would you like to say why?"),
        help_text=_("One sentence, if you like. The department reads it; supervision sees only how many were content."),
        required=False,
        max_length=200,
    )
