"""What legal aid asks. Names of fields say nothing; nobody has to give a name."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.district.models import Subdistrict
from portal.kit.text import fold
from services.catalogue.names import AGE_BAND_NAMES
from services.intake.forms import LongText, PlainText, StepForm
from services.legal_aid.rules import Matter

PHONE: Final = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
YES_NO_UNKNOWN: Final = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("I am not sure"))]
MATTERS: Final = [
    (Matter.ABUSE, _("I was hurt, abandoned or maltreated at home and want my rights")),
    (Matter.SUPPORT, _("Support for a child, a parent or a spouse")),
    (Matter.WAGES, _("Unpaid wages, or proof that I was employed")),
    (Matter.INJURY, _("An injury at work, in traffic, by food, medicine or treatment")),
    (Matter.BENEFITS, _("Social insurance, social assistance or a pension for survivors")),
    (Matter.CRIME, _("I am the victim in a criminal case")),
    (Matter.CAPACITY, _("Declaring that somebody cannot act for herself")),
    (Matter.STATE, _("Compensation from the state")),
    (Matter.POLLUTION, _("Harm by pollution or to the environment")),
    (Matter.MERIT, _("I was hurt when I helped others, or I am the family of a martyr")),
    (Matter.OTHER, _("Something else")),
    (Matter.UNSURE, _("I do not know what this is")),
]
EXEMPTIONS: Final = [
    ("no_income", _("I am under age, elderly or disabled and have no fixed income")),
    ("assistance", _("I receive social assistance, judicial assistance or a special allowance")),
    ("migrant_worker", _("I came to the city to work, and this is about pay or an injury at work")),
    ("other", _("Another reason that the law names")),
]
TIMES: Final = [
    ("", _("Any time")),
    ("morning", _("Working days, 9:00 to 12:00")),
    ("noon", _("Working days, 12:00 to 13:30")),
    ("afternoon", _("Working days, 13:30 to 17:00")),
]


class AboutYou(StepForm):
    """Who she is, as far as she wants to say."""

    q1 = PlainText(label=_("How may we call you?"), help_text=_("Any name will do."), required=False, max_length=30)
    q2 = forms.ChoiceField(
        label=_("Is this your real name?"),
        choices=[("no", _("No, or I would rather not say")), ("yes", _("Yes, it is my real name"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    q3 = forms.ChoiceField(label=_("How old are you?"), choices=list(AGE_BAND_NAMES.items()), widget=forms.RadioSelect, initial="unknown")
    q4 = forms.ChoiceField(label=_("Where do you live?"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(place.code, place.name) for place in Subdistrict.objects.current()]
        self.fields["q4"].choices = [("", _("I would rather not say")), *places, ("0", _("Not in this district"))]  # type: ignore[attr-defined]


class TheMatter(StepForm):
    """What it is about."""

    q1 = forms.ChoiceField(label=_("What is it about?"), choices=MATTERS, widget=forms.RadioSelect)
    q2 = LongText(label=_("What happened, and what do you want to reach?"), help_text=_("A few sentences are enough."), max_length=5000)
    q3 = PlainText(
        label=_("Is there a court, arbitration or office that handles it?"),
        help_text=_("The office for legal aid there may be the right one. If you do not know, leave it empty."),
        required=False,
        max_length=200,
    )


class YourMeans(StepForm):
    """What the law asks before it helps (31, 42), and whether time is short (44)."""

    q1 = forms.ChoiceField(
        label=_("Could you pay for a lawyer yourself?"),
        help_text=_("Victims of violence at home need not show that they are poor."),
        choices=[("yes", _("No, I cannot pay")), ("no", _("Yes, I could pay")), ("unknown", _("I am not sure"))],
        widget=forms.RadioSelect,
    )
    q2 = forms.MultipleChoiceField(
        label=_("Does one of these fit you?"),
        help_text=_("Then your means are not checked."),
        choices=EXEMPTIONS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    q3 = forms.ChoiceField(
        label=_("Does a deadline end within 7 days?"),
        help_text=_("For example to sue, to ask for arbitration, or to appeal. Then help may be given before the check is finished."),
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
    )


class SafeContactForm(StepForm):
    """How she may be reached without danger. The default: not at all."""

    q1 = forms.ChoiceField(
        label=_("May we contact you?"),
        choices=[("no", _("No, I will come back with my number")), ("yes", _("Yes, by telephone"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    q2 = PlainText(label=_("Telephone number"), help_text=_("One that only you answer."), required=False, max_length=20)
    q3 = forms.ChoiceField(
        label=_("How?"), choices=[("phone", _("Call me")), ("sms", _("Short message only"))], widget=forms.RadioSelect, required=False
    )
    q4 = forms.ChoiceField(label=_("When is it safe?"), choices=TIMES, widget=forms.RadioSelect, required=False)
    q5 = forms.ChoiceField(
        label=_("May we say who we are?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        initial="no",
        required=False,
    )
    q6 = PlainText(
        label=_("A word to check that it is you"),
        help_text=_("We ask for it before we say anything."),
        required=False,
        max_length=20,
    )

    def clean_q2(self) -> str:
        """The number without spaces; 11 digits of a mobile number, or a landline with its area code."""
        number = fold(self.cleaned_data["q2"]).replace(" ", "")
        if number and not PHONE.fullmatch(number):
            raise forms.ValidationError(_("Please check the number: 11 digits, or a landline with its area code."))
        return number

    def clean(self) -> dict[str, Any]:
        """A number is needed only where she wants to be contacted; otherwise none is kept."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("q1") == "yes" and not data.get("q2") and "q2" not in self.errors:
            self.add_error("q2", _("Please give the number, or choose that you come back yourself."))
        if data.get("q1") == "no":
            return {"q1": "no", "q2": "", "q3": "", "q4": "", "q5": "no", "q6": ""}
        return data
