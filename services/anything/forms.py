"""What is asked: a few words or a wish to be called; a guess only where she has one."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.intake.forms import LongText, StepForm
from services.intake.shared_steps import POLICE, YES_NO_UNKNOWN, AboutYou

GUESSES: Final = [
    ("unknown", _("I do not know")),
    ("divorce", _("Divorce, children, property")),
    ("hardship", _("No money to live on")),
    ("rural", _("Village membership, land, compensation for land")),
    ("public_harassment", _("Touched or harassed in public")),
    ("school", _("Harassed or abused at a school")),
    ("sexual_violence", _("Forced into sex")),
    ("online", _("Insulted, exposed or threatened with pictures on the net")),
    ("fraud", _("Cheated by telephone or on the net")),
    ("trafficking", _("Somebody may have been sold or abducted")),
    ("dropout", _("A girl does not go to school any more")),
    ("inaction", _("A department does nothing about my matter")),
]
ASKS: Final = {"class": "asks-danger"}
"""A yes unfolds the numbers to call on the same page."""


class YourWords(StepForm):
    """What it is, as far as she can say; or only that she wants to be called."""

    needed = ("q2",)
    q1 = forms.ChoiceField(
        label=_("How do you want to tell us?"),
        choices=[("write", _("In a few words here")), ("call", _("Call me, I would rather talk"))],
        widget=forms.RadioSelect,
        initial="write",
    )
    q2 = LongText(label=_("What is it about?"), help_text=_("As it comes, a few words are enough."), required=False, max_length=5000)
    q3 = forms.ChoiceField(label=_("Is somebody in danger at this moment?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect(attrs=ASKS))
    q4 = forms.ChoiceField(
        label=_("Are there thoughts of ending one's own life?"),
        help_text=with_numbers_lazy(_("Many people in such a situation have them. {mind} listens, without a name.")),
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect(attrs=ASKS),
    )

    def clean(self) -> dict[str, Any]:
        """Words are needed only where she wants to write; then a person has something to read."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("q1") == "write" and not data.get("q2") and "q2" not in self.errors:
            self.add_error("q2", _("Please write a few words, or choose to be called and leave a number at the end."))
        return data


class YourGuess(StepForm):
    """A guess helps, a wrong one does no harm: staff correct it."""

    q1 = forms.ChoiceField(
        label=_("Does one of these come close?"),
        help_text=_("If it is wrong we correct it. You need not ask again."),
        choices=GUESSES,
        widget=forms.RadioSelect,
        initial="unknown",
    )
    q2 = forms.ChoiceField(
        label=_("Is it about money that is lacking today, or about blackmail?"),
        choices=[
            ("no", _("No")),
            ("acute", _("There is nothing to eat or nowhere to stay today")),
            ("blackmail", _("Somebody blackmails me")),
        ],
        widget=forms.RadioSelect,
        initial="no",
    )
    q3 = forms.ChoiceField(
        label=_("May we pass this to the police, if it is for them?"),
        choices=POLICE,
        widget=forms.RadioSelect,
        initial="no",
    )
    q4 = forms.ChoiceField(label=_("Is somebody with a disability concerned?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect)
    q5 = forms.ChoiceField(
        label=_("Did it happen in this district, or does somebody concerned live here?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect
    )


class AboutThem(AboutYou):
    """Who she is, after the third page has told for whom she asks."""

    whom = "3"
