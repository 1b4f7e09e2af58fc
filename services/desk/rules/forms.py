"""What somebody types who wants a rule to say something else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.district.models import Department
from portal.kit import clock
from services.desk.days import DayField
from services.intake.forms import LongText, PlainText
from services.routing.conditions import BadCondition, parse
from services.routing.models import RuleChange, RuleText
from services.routing.promises import urgency_names
from services.routing.rules import RAISE, urgencies

SAID = ("facts", "when", "lead", "partners", "urgency", "statutory", "note")


class RuleForm(forms.ModelForm):
    """A rule from a day on."""

    facts = PlainText(label=_("Which requests?"), help_text=_("In words; it is the reason shown with each request."), max_length=200)
    when = LongText(
        label=_("Condition"),
        help_text=_("Like: service=legal_aid; wants_aid=yes. Join alternatives by “ or ”. Empty: the rule is switched off."),
        required=False,
        max_length=400,
        rows=3,
    )
    lead = forms.ChoiceField(label=_("Who leads?"), required=False)
    partners = forms.MultipleChoiceField(label=_("Who takes part?"), widget=forms.CheckboxSelectMultiple, required=False)
    urgency = forms.ChoiceField(label=_("How urgent?"), required=False)
    statutory = LongText(
        label=_("Statutory basis"), help_text=_("Law, article, and when the clock starts."), required=False, max_length=400, rows=3
    )
    note = PlainText(label=_("Note"), required=False, max_length=200)
    effective_on = DayField(label=_("In force from"))
    reason = LongText(label=_("Why?"), help_text=_("The second person reads this."), max_length=300, rows=3)

    class Meta:
        model = RuleChange
        fields = (*SAID, "effective_on", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = [(one.code, f"{one.code} {one.name}") for one in Department.objects.current()]
        steps = [(code, f"{code} {name}") for code, name in urgency_names().items()]
        self._offer("lead", [("", _("Nobody: it only adds to what other rules decide")), *departments])
        self._offer("partners", departments)
        self._offer("urgency", [("", _("Leave as it is")), *steps, (RAISE, _("One step more urgent"))])
        self.initial["partners"] = self.instance.partners.split()

    def clean_when(self) -> str:
        """The condition in one line. Raises ValidationError saying which part is wrong."""
        text = " ".join(self.cleaned_data["when"].split())
        try:
            parse(text)
        except BadCondition as error:
            told = _("This part cannot be read: %(part)s. Names and values have to be those that other rules use.")
            raise forms.ValidationError(told, params={"part": error.part}) from None
        return text

    def clean_partners(self) -> str:
        """The codes, as rules keep them: in the order that they had, new ones last, so that nothing seems changed that is not."""
        before = self.instance.partners.split()
        return " ".join(sorted(self.cleaned_data["partners"], key=lambda code: before.index(code) if code in before else len(before)))

    def clean_effective_on(self) -> Any:
        """A day from today on."""
        day = self.cleaned_data["effective_on"]
        if day < clock.today():
            raise forms.ValidationError(_("Please choose a day from today on."))
        return day

    def clean(self) -> dict[str, Any]:
        """A rule that leads says how urgent it is."""
        data: dict[str, Any] = super().clean() or {}
        if "urgency" in data and data["urgency"] not in urgencies(modifies=not data.get("lead")):
            self.add_error("urgency", _("Where a department leads, please choose one of the four steps."))
        return data

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Why a change is not made."""

    answer = LongText(label=_("Why not?"), help_text=_("Whoever drafted it reads this."), max_length=300, rows=2)


def changed_from(rule: RuleText) -> RuleChange:
    """A change that says so far what the rule says."""
    return RuleChange(code=rule.code, **{name: getattr(rule, name) for name in SAID})
