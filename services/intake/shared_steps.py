"""The pages that every service asks: who she is, and how she may be reached. Names of fields say nothing; nobody has to give a name."""

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from portal.district.models import Subdistrict
from portal.kit.text import fold
from portal.kit.web.ui_tags import said
from services.catalogue.names import AGE_BAND_NAMES
from services.contacts.wishes import ContactDetails, SafeContact
from services.intake.flows import Answers
from services.intake.for_whom import HERSELF
from services.intake.forms import PlainText, StepForm

ELSEWHERE: Final = "0"
STILL_READ: Final = _("You may send it here all the same: somebody reads it and answers you, and you can still reach us with your number.")
MOBILE: Final = re.compile(r"1[3-9]\d{9}")
PHONE: Final = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
YES_NO_UNKNOWN: Final = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("I am not sure"))]
POLICE: Final = [
    ("no", _("No, not without asking me again")),
    ("yes", _("Yes, you may")),
    ("unknown", _("I am not sure, please ask me first")),
]
AGES: Final = [(code, _("I would rather not say") if code == "unknown" else name) for code, name in AGE_BAND_NAMES.items()]
TIMES: Final = [
    ("morning", _("Working days, 9:00 to 12:00")),
    ("noon", _("Working days, 12:00 to 13:30")),
    ("afternoon", _("Working days, 13:30 to 17:00")),
]


class AboutYou(StepForm):
    """Who she is, as far as she wants to say. Age and place are those of the person it is about: by them it is decided who helps.

    `whom` is the number of the page that asks for whom (ForWhom); on the telephone, where all pages are one, it is still unknown.
    """

    whom: ClassVar = "1"
    personal = ("q3", "q4")
    q1 = PlainText(label=_("How may we call you?"), help_text=_("Any name will do."), required=False, max_length=30)
    q2 = forms.ChoiceField(
        label=_("Is this your real name?"),
        choices=[("no", _("No, or I would rather not say")), ("yes", _("Yes, it is my real name"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    q3 = forms.ChoiceField(label=_("How old are you?"), choices=AGES, widget=forms.RadioSelect, initial="unknown")
    q4 = forms.ChoiceField(label=_("Where do you live?"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.so_far.get(self.whom, {}).get("q1") not in HERSELF:
            self.fields["q3"].label = _("How old is the person it is about?")
            self.fields["q4"].label = _("Where does the person it is about live?")
        places = Subdistrict.objects.current()
        choices = [(place.code, said(place, "name")) for place in places if not place.is_former]
        self.fields["q4"].choices = [("", _("I would rather not say")), *choices, (ELSEWHERE, _("Not in this district"))]  # type: ignore[attr-defined]
        if former := gettext(", ").join(said(place, "name") for place in places if place.is_former):
            self.fields["q4"].help_text = _("No longer listed: %(names)s. If you are not sure, leave it open.") % {"names": former}


class SafeContactForm(StepForm):
    """How she may be reached without danger. The default: not at all."""

    folded = dict.fromkeys(("q2", "q3", "q4", "q5", "q6"), "if-reached")
    needed = ("q2",)
    q1 = forms.ChoiceField(
        label=_("May we contact you?"),
        choices=[("no", _("No, I will come back with my number")), ("yes", _("Yes, by a call or a short message"))],
        widget=forms.RadioSelect(attrs={"class": "asks-reach"}),
        initial="no",
    )
    q2 = PlainText(label=_("Telephone number"), help_text=_("One that only you answer."), required=False, max_length=20)
    q3 = forms.ChoiceField(
        label=_("How?"), choices=[("phone", _("Call me")), ("sms", _("Short message only"))], widget=forms.RadioSelect, required=False
    )
    q4 = forms.MultipleChoiceField(
        label=_("When is it safe?"),
        help_text=_("Tick all that are. We keep to it, and look once more in the moment. If you tick none, every one of them is safe."),
        choices=TIMES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    q5 = forms.ChoiceField(
        label=_("May we say who we are?"),
        choices=[("no", _("No, you may not")), ("yes", _("Yes, you may"))],
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
            return {"q1": "no"} | self.needless("q2", "q3", "q4", "q5", "q6") | {"q4": []}
        if data.get("q3") == "sms" and data.get("q2") and not MOBILE.fullmatch(data["q2"]):
            self.add_error("q2", _("A short message needs a mobile number of 11 digits."))
        return data


def wishes_in(answers: Mapping[str, Any]) -> SafeContact:
    """How she may be reached, by what SafeContactForm asked; the times in the language of the district, for staff to read."""
    may_contact = answers["q1"] == "yes"
    slots = tuple(answers["q4"]) if may_contact else ()
    with override(settings.LANGUAGE_CODE):
        times = gettext(", ").join(str(dict(TIMES)[code]) for code in slots)
    return SafeContact(may_contact, answers["q3"], times, say_who=answers["q5"] == "yes", word=answers["q6"], slots=slots)


def contact_from(*, about: int, contact: int) -> Callable[[Answers], ContactDetails]:
    """How a flow reads who she is from its steps `about` (AboutYou) and `contact` (SafeContactForm)."""

    def contact_of(answers: Answers) -> ContactDetails:
        """Who she is and how she may be reached; identified only by a real name together with a number."""
        who, wish = answers[str(about)], answers[str(contact)]
        identified = who["q2"] == "yes" and bool(who["q1"])
        return ContactDetails(name=who["q1"], phone=wish["q2"], identified=identified, wishes=wishes_in(wish))

    return contact_of


def subdistrict_of(answers: Answers, about: int) -> str:
    """The code of the subdistrict she chose in step `about`; empty where she chose none, or lives elsewhere."""
    place = str(answers[str(about)]["q4"])
    return "" if place == ELSEWHERE else place
