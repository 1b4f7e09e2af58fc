"""For whom somebody asks, which every service asks before it asks who she is. Names of fields say nothing."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from services.intake.drafts import Open
from services.intake.flows import Flow
from services.intake.forms import LongText, PlainText, StepForm

OTHERS: Final = [
    ("other", _("For somebody else: a relative, friend or neighbour")),
    ("duty", _("Because of my work: at a school, hospital, community or other institution")),
]
HERSELF: Final = frozenset({"self", "man"})
ASKERS: Final = [("self", _("For myself")), *OTHERS]
PERSONS: Final = [
    ("full", _("Of somebody who is 18 or older and decides for herself")),
    ("minor", _("Of somebody under 18")),
    ("limited", _("Of somebody who cannot fully decide for herself, because of illness or disability")),
    ("unknown", _("I am not sure")),
]


def ask_whose_again(draft: Open, flow: Flow, number: int, now: Mapping[str, Any]) -> None:
    """Before page `number` becomes `now`: where it then tells of somebody else, the age and the place told before are nobody's any more.

    Those pages are asked again, and everything else that was told on them stays.
    """
    then = draft.answers.get(str(number))
    if not issubclass(flow.step(number).form, ForWhom) or then is None or _person(then) == _person(now):
        return
    for other, step in enumerate(flow.steps, 1):
        if step.form.personal:
            draft.ask_again(other, without=step.form.personal)


def _person(whom: Mapping[str, Any]) -> tuple[bool, str]:
    return whom["q1"] in HERSELF, whom.get("q2", "")


class ForWhom(StepForm):
    """Whether she asks for herself; whoever asks because of her work names the institution."""

    folded = {"q3": "if-duty", "q4": "if-other"}
    needed = ("q3",)
    q1 = forms.ChoiceField(
        label=_("For whom do you ask?"), choices=ASKERS, widget=forms.RadioSelect(attrs={"class": "asks-whom"}), initial="self"
    )
    q3 = PlainText(label=_("If you ask because of your work: for which school, hospital or institution?"), required=False, max_length=100)
    q4 = LongText(
        label=_("If you ask for somebody else: is it safe to contact her, and how?"),
        help_text=_("If you do not know, say so. We do not contact her without knowing that it is safe."),
        required=False,
        max_length=500,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        """Whoever asks because of her work says where from; otherwise nothing is kept that was not asked."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("q1") == "duty" and not data.get("q3") and "q3" not in self.errors:
            self.add_error("q3", _("Please name the institution, so that it can be asked back."))
        if data.get("q1") in HERSELF:
            return data | self.needless("q3", "q4")
        return data | self.needless("q3") if data.get("q1") == "other" else data


class WhoseRights(ForWhom):
    """The same where the law may demand a report of whoever asks because of her work (反家庭暴力法 14): it hangs on whose rights these are.

    Violence is also done to men (规则 R37).
    """

    field_order = ("q1", "q2", "q3", "q4")
    q1 = forms.ChoiceField(
        label=_("For whom do you ask?"),
        choices=[ASKERS[0], ("man", _("For myself, and I am a man")), *OTHERS],
        widget=forms.RadioSelect(attrs={"class": "asks-whom"}),
        initial="self",
    )
    q2 = forms.ChoiceField(
        label=_("Whose rights is this about?"),
        help_text=_("For children, and for adults who cannot decide for themselves, the law protects by other rules."),
        choices=PERSONS,
        widget=forms.RadioSelect,
    )
