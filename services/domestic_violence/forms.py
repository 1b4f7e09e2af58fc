"""What is asked: danger first, then what happened, what she wants, and who must not see it."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.district.models import Department
from portal.district.numbers import with_numbers_lazy
from portal.kit.web.ui_tags import said
from services.domestic_violence import choices
from services.intake.forms import LongText, PlainText, StepForm
from services.intake.shared_steps import POLICE, YES_NO_UNKNOWN, AboutYou


def _ticks(label: Any, answers: choices.Choices, help_text: Any = "") -> forms.MultipleChoiceField:
    """A question with any number of answers, also none."""
    return forms.MultipleChoiceField(label=label, choices=answers, widget=forms.CheckboxSelectMultiple, required=False, help_text=help_text)


class RightNow(StepForm):
    """Whether anybody is in danger: answered first, because the numbers above it matter more than the form."""

    q1 = forms.ChoiceField(label=_("Is somebody in danger at this moment?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect)
    q2 = _ticks(_("Did any of this happen?"), choices.SIGNS, _("It tells the people who read this how careful they must be."))
    q3 = forms.ChoiceField(label=_("Is somebody injured?"), choices=choices.INJURIES, widget=forms.RadioSelect)
    q4 = forms.ChoiceField(
        label=_("Are there thoughts of ending one's own life?"),
        help_text=with_numbers_lazy(_("Many people in such a situation have them. {mind} listens, without a name.")),
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
    )


class AboutThem(AboutYou):
    """Who she is, after the second page has told for whom she asks."""

    whom = "2"


class WhatHappened(StepForm):
    """Who did what; words that hurt again and again count as violence too (反家庭暴力法 2)."""

    q1 = forms.ChoiceField(label=_("Who is it?"), choices=choices.RELATIONS, widget=forms.RadioSelect)
    q2 = _ticks(_("What happened?"), choices.ACTS, _("Words, threats and control count as violence too."))
    q3 = LongText(
        label=_("In your own words"), help_text=_("When it was the last time, and since when. A few sentences are enough."), max_length=5000
    )
    q4 = _ticks(_("Is the person who was hurt …"), choices.CIRCUMSTANCES, _("Then the law gives special protection."))
    q5 = forms.ChoiceField(label=_("Do children live there?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect)
    q6 = _ticks(_("Was one of these in force, and was it broken?"), choices.BROKEN)
    q7 = forms.ChoiceField(
        label=_("Did it happen in this district, or does the other side live here?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect
    )


class YourWishes(StepForm):
    """What she wants. An adult decides herself; nobody is passed on without her word (反家庭暴力法 5)."""

    q1 = _ticks(_("What would help you?"), choices.WANTS, _("You may tick several, and change your mind later."))
    q2 = forms.ChoiceField(
        label=_("May we pass this to the police?"),
        help_text=_(
            "A written warning comes from the police, so they have to know."
            " In danger to life they are told at once, unless you choose below, under “Who must not see it”, that they must not."
        ),
        choices=POLICE,
        widget=forms.RadioSelect,
        initial="no",
    )
    q3 = _ticks(_("What could show what happened?"), choices.EVIDENCE, _("Tick what there is. You need none of it to ask for help."))


class NotThese(StepForm):
    """Who must not see it: somebody at the very desk may know him."""

    q1 = PlainText(
        label=_("Is there a person who must not see this?"),
        help_text=_("For example a colleague or a relative of the other side, and where this person works."),
        required=False,
        max_length=200,
    )
    q2 = forms.MultipleChoiceField(
        label=_("Is there a department that must not see this?"),
        help_text=_("We then do not send it there."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    q3 = forms.ChoiceField(
        label=_("May your subdistrict office and community see this?"),
        choices=[("yes", _("Yes, if it helps")), ("no", _("No, they may not"))],
        widget=forms.RadioSelect,
        initial="yes",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = Department.objects.current().filter(code__in=ASKED)
        self.fields["q2"].choices = [(row.code, said(row, "name")) for row in departments]  # type: ignore[attr-defined]


ASKED: Final = ("FL", "GA", "FY", "JC", "SF", "FYZX", "MZ", "WJ", "RS", "JY", "GH")
"""The departments that such a request can reach; the subdistrict has a question of its own."""
