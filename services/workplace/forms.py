"""What is asked about work: the matter, the employer, the days that count, and whether under a name."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from portal.kit.text import fold
from services.intake.forms import LongText, PlainText, StepForm
from services.intake.shared_steps import YES_NO_UNKNOWN
from services.workplace.rules import Matter, is_credit_code

MATTERS: Final = [
    (Matter.RECRUITMENT, _("Hiring: women not wanted, asked about marriage or children, tested for pregnancy")),
    (Matter.DISMISSAL, _("Dismissed, paid less or moved because of marriage, pregnancy, birth or nursing")),
    (Matter.PROTECTION, _("Leave, nursing time, night work, forbidden work")),
    (Matter.PAY, _("Unpaid wages or social insurance")),
    (Matter.BENEFITS, _("Maternity allowance, costs of birth")),
    (Matter.HARASSMENT, _("Sexual harassment")),
    (Matter.UNKNOWN, _("Something else, or I am not sure")),
]
NAMED: Final = [
    ("tip", _("A tip without a name: the inspection looks at the employer, and you stay out of it")),
    ("complaint", _("A complaint under my name: it is about my own rights, and I get the result")),
    ("unsure", _("I am not sure yet")),
]
STATUSES: Final = [
    ("employed", _("I work there")),
    ("left", _("I left or was dismissed")),
    ("applying", _("I applied there")),
    ("outside", _("I know of it")),
]
TOLD: Final = [
    ("no", _("No")),
    ("silent", _("Yes, without an answer")),
    ("spoken", _("Yes, with an answer by word of mouth only")),
    ("written", _("Yes, with a written answer")),
]


class TheMatter(StepForm):
    """What it is about, and since when."""

    q1 = forms.ChoiceField(label=_("What is it about?"), choices=MATTERS, widget=forms.RadioSelect)
    q2 = LongText(label=_("What happened, and what do you want to reach?"), help_text=_("A few sentences are enough."), max_length=5000)
    q3 = forms.DateField(
        label=_("On which day did it happen, or did you learn of it?"),
        help_text=_("Like 2026-03-08; roughly is enough. From this day the time to apply for arbitration runs."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Please write the day like 2026-03-08, or leave it empty.")},
    )
    q4 = forms.ChoiceField(
        label=_("Did it happen in this district, or is the employer here?"), choices=YES_NO_UNKNOWN, widget=forms.RadioSelect
    )

    def clean_q3(self) -> str:
        """The day in writing, as drafts keep it. Raises ValidationError for one that is still to come."""
        day: date | None = self.cleaned_data["q3"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This day is still to come. Please look at it again."))
        return day.isoformat() if day else ""


class TheEmployer(StepForm):
    """Who employs, and how she stands to it."""

    q1 = PlainText(
        label=_("Name of the employer"), help_text=_("As it stands in the contract or on the pay slip, if you know it."), max_length=100
    )
    q2 = PlainText(
        label=_("Unified social credit code"),
        help_text=_("18 digits and letters on the business licence. It makes sure that the right company is meant."),
        required=False,
        max_length=40,
    )
    q3 = forms.ChoiceField(label=_("How do you stand to it?"), choices=STATUSES, widget=forms.RadioSelect)
    q4 = forms.ChoiceField(
        label=_("Did you tell the employer?"),
        help_text=_("Harassment: whoever receives a complaint has to deal with it and give the result in writing."),
        choices=TOLD,
        widget=forms.RadioSelect,
    )

    def clean_q2(self) -> str:
        """The code in capitals, without spaces. Raises ValidationError when its last mark does not check."""
        code = fold(self.cleaned_data["q2"]).replace(" ", "").upper()
        if code and not is_credit_code(code):
            raise forms.ValidationError(_("This is not a credit code: one of its 18 marks is wrong. Compare it, or leave it empty."))
        return code


class TipOrComplaint(StepForm):
    """Under a name or not: the two lead to different things, and it is said how."""

    q1 = forms.ChoiceField(label=_("What shall it be?"), choices=NAMED, widget=forms.RadioSelect, initial="unsure")
    q2 = forms.ChoiceField(
        label=_("May the employer learn that it came from you?"),
        choices=[("no", _("No, you may not")), ("yes", _("Yes, you may"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    q3 = forms.ChoiceField(
        label=_("May we pass this to the police, if it is for them?"),
        choices=[("no", _("No, not without asking me again")), ("yes", _("Yes, you may"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    q4 = forms.MultipleChoiceField(
        label=_("Does one of these fit you?"),
        choices=[("disabled", _("Disabled")), ("pregnant", _("Pregnant")), ("nursing", _("Nursing a baby"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A tip without a name never tells the employer who she is."""
        data: dict[str, Any] = super().clean() or {}
        return data | ({"q2": "no"} if data.get("q1") == "tip" else {})
