"""What is asked: a programme, the age, whether she lives here, a site. Never anything about her health."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from services.intake.flows import Answers
from services.intake.forms import StepForm
from services.intake.shared_steps import ELSEWHERE, YES_NO_UNKNOWN, AboutYou
from services.screening.models import Offer, Programme
from services.screening.rules import Season, band_of
from services.screening.words import labelled, titled


class TheProgramme(StepForm):
    """Which check, and what decides whether it fits."""

    q1 = forms.ChoiceField(label=_("Which check is it about?"), widget=forms.RadioSelect)
    q2 = forms.IntegerField(
        label=_("How old is the person it is for?"),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Please write the age as a number, or leave it empty.")},
    )
    q3 = forms.ChoiceField(label=_("Does she live in this district?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect)
    q4 = forms.ChoiceField(
        label=_("Is she a rural resident, or does she receive a minimum allowance?"),
        help_text=_("Then she may come first. Proof is looked at on site only."),
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
    )
    q5 = forms.ChoiceField(label=_("Does she need help because of a disability?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Programme.objects.current()
        self.fields["q1"].choices = [(row.code, titled(row)) for row in rows]  # type: ignore[attr-defined]


class AboutHer(AboutYou):
    """Who she is, with what the first page told of the person it is for already put in."""

    whom = "2"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = self.so_far.get("1", {})
        if told.get("q2") is not None:
            self.fields["q3"].initial = band_of(told["q2"])
        if told.get("q3") == "no":
            self.fields["q4"].initial = ELSEWHERE


NO_SITE: Final = _("No site has been confirmed yet. You may register your interest, and are told when and where.")
NO_PLACE: Final = _("At present no place is free. You may register your interest, and are told when and where.")


def has_site(answers: Answers) -> bool:
    """Whether the district has confirmed a site for the programme she chose, or for any while she has not chosen."""
    chosen = {"programme__code": answers["1"]["q1"]} if "1" in answers else {}
    return Offer.objects.shown().filter(**chosen).exists()


class TheSite(StepForm):
    """Where the programme she chose is done, the nearest first; sites that are full or paused cannot be chosen."""

    q1 = forms.ChoiceField(
        label=_("Where would you like to go?"),
        help_text=_("Sites in your subdistrict come first. The place is held for you when you send the request."),
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(offer.pk), labelled(offer)) for offer in sorted(Offer.objects.shown(), key=self._is_far) if self._offers(offer)]
        if not choices:
            self.fields["q1"].help_text = NO_PLACE if has_site(self.so_far) else NO_SITE
        self.fields["q1"].choices = [("", _("No place yet: tell me when and where")), *choices]  # type: ignore[attr-defined]

    def _is_far(self, offer: Offer) -> bool:
        """Sites in her own subdistrict come first."""
        return getattr(offer.site.subdistrict, "code", "") != self.so_far.get("3", {}).get("q4")

    def _offers(self, offer: Offer) -> bool:
        """Whether it is for her programme (on the telephone all pages are one, and any may be) and open; what she chose stays in words."""
        kept, typed = str(self.initial.get("q1", "")), self.data.get(self.add_prefix("q1"), "")
        programme = self.so_far.get("1", {}).get("q1", offer.programme.code)
        fits = programme == offer.programme.code and (offer.season is Season.OPEN or str(offer.pk) == typed)
        return fits or str(offer.pk) == kept
