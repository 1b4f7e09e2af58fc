"""What a department types for one indicator and year, and what the statistics office answers."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.district.models import Department
from services.desk.days import DayField
from services.indicators import words
from services.indicators.actions.readings import WORDS, Report
from services.indicators.models.reading import Stage
from services.indicators.models.report import EVALUATED, Kind, is_trial
from services.indicators.parts import EXAMPLES, part_of
from services.indicators.plausibility import MOST, Fault
from services.indicators.typed import WrongUnit, without_unit
from services.indicators.workbook.columns import DECIMALS
from services.intake.forms import LongText, PlainText

EVIDENCE: Final = ("pdf", "docx", "xlsx", "csv", "jpg", "jpeg", "png")
MOST_MEGABYTES: Final = 10
NO_SOURCE: Final = _("Please say where the figure comes from, such as the name of a yearly report or survey.")
NO_FILE: Final = _("Please choose the file first.")
TRIAL: Final = _(
    "The %(report)s evaluates the targets of %(evaluated)d, and this is the year %(year)d. For a trial version tick the box at the end."
)


class NumberField(forms.DecimalField):
    """A number as a plain text field: no arrows that change it when somebody scrolls."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        no_number = {"invalid": _("This is not a number. Write digits alone, without commas, a unit or a % sign.")}
        super().__init__(required=False, widget=widget, error_messages=no_number, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number with the decimals that are stored, as a workbook's is read. Raises ValidationError for none, or one too large."""
        number = super().to_python(value)
        if number is not None and not number.is_finite():
            raise forms.ValidationError(self.error_messages["invalid"])
        if number is not None and abs(number) >= MOST:
            raise forms.ValidationError(str(WORDS[Fault.TOO_LARGE]))
        return None if number is None else round(number, DECIMALS)


class FigureField(NumberField):
    """A number in the unit of an indicator, which may stand behind it."""

    unit = ""

    def to_python(self, value: Any) -> Any:
        """The number. Raises ValidationError for another unit, or for no number."""
        try:
            return super().to_python(without_unit(value, self.unit) if value else value)
        except WrongUnit as wrong:
            raise forms.ValidationError(words.wrong_unit(wrong.written, self.unit)) from None


class EvidenceField(forms.FileField):
    """A paper that shows it: of a kind that offices open, and no larger than one sends about."""

    def __init__(self, why: Any = "") -> None:
        endings = ",".join(f".{ending}" for ending in EVIDENCE)
        help_text = format_lazy("{}{}", why, format_lazy(_("PDF, Word, Excel, CSV or a picture, up to {} MB."), MOST_MEGABYTES))
        super().__init__(label=_("Evidence"), required=False, help_text=help_text, widget=forms.FileInput(attrs={"accept": endings}))

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file. Raises ValidationError for what is not taken."""
        file = super().clean(data, initial)
        if data and file.name.rpartition(".")[2].lower() not in EVIDENCE:
            raise forms.ValidationError(_("This kind of file is not taken. A PDF of it always works."))
        if data and file.size > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(_("The file is larger than %(most)d MB.") % {"most": MOST_MEGABYTES})
        return file


class ReadingForm(forms.Form):
    """A reading of one indicator in one year, of the whole district or of a group."""

    part = PlainText(
        label=_("Group"),
        help_text=format_lazy(_("Empty for the whole district. Else one of these, or the name of a subdistrict: {}"), "、".join(EXAMPLES)),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"list": "groups"}),
    )
    value = FigureField(label=_("Figure"))
    not_applicable = forms.BooleanField(label=_("The indicator does not apply in this year"), required=False)
    numerator = NumberField(label=_("Numerator"))
    denominator = NumberField(label=_("Denominator"))
    reference = FigureField(
        label=_("Figure to compare with"), help_text=_("Only where the target depends on another figure of the same year.")
    )
    redefined = forms.BooleanField(
        label=_("The definition changed"), help_text=_("Then it is not compared with the years before."), required=False
    )
    stage = forms.ChoiceField(label=_("Status"), choices=Stage.choices, widget=forms.RadioSelect, initial=Stage.FIRST)
    source = PlainText(
        label=_("Source"), help_text=_("For example the yearbook or the survey."), max_length=120, error_messages={"required": NO_SOURCE}
    )
    note = PlainText(label=_("Note"), max_length=300, required=False)
    evidence = EvidenceField()
    confirmed = forms.BooleanField(label=_("The figure is right, although it is unusual"), required=False)

    def __init__(self, *args: Any, subdistricts: Mapping[str, str], unit: str, ask_to_confirm: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subdistricts = subdistricts
        for name in ("value", "reference") if unit else ():
            field = cast(FigureField, self.fields[name])
            field.unit, field.label = unit, format_lazy("{}（{}）", field.label or "", unit)
        self.fields["value"].widget.attrs["autofocus"] = True
        if not ask_to_confirm and not self.data.get("confirmed"):
            self.fields["confirmed"].widget = forms.HiddenInput()

    def clean_part(self) -> str:
        """The group's code; empty for the whole district. Raises ValidationError for one that nobody knows."""
        typed = self.cleaned_data["part"]
        part = part_of(typed, self.subdistricts) if typed else ""
        if part is None:
            raise forms.ValidationError(_("This group is not known. Leave the field empty for the whole district."))
        return part

    def clean(self) -> dict[str, Any]:
        """Either a figure, or that there can be none."""
        data: dict[str, Any] = super().clean() or {}
        given = data.get("value") is not None
        if "value" not in self.errors and given == data.get("not_applicable"):
            self.add_error("value", _("Give either a value, or state that the indicator does not apply."))
        return data

    def report(self, year: int) -> Report:
        """What was typed, for the action."""
        skipped = {"not_applicable", "confirmed"}
        return Report(year=year, **{name: value for name, value in self.cleaned_data.items() if name not in skipped})


class WorkbookForm(forms.Form):
    """The filled-in template."""

    file = forms.FileField(
        label=_("Filled-in template (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}), error_messages={"required": NO_FILE}
    )
    confirmed = forms.BooleanField(label=_("Unusual figures were checked and are right"), required=False)


class RoundForm(forms.Form):
    """When departments report a year."""

    opens_on = DayField(label=_("Reporting begins on"), error_messages={"required": _("Please choose the day on which reporting begins.")})
    due_on = DayField(
        label=_("Readings are due on"),
        help_text=_("Departments are reminded two weeks before, the day after, and a month later."),
        error_messages={"required": _("Please choose a day after the one on which reporting begins.")},
    )


class ExchangeForm(WorkbookForm):
    """A file of the exchange."""

    file = forms.FileField(
        label=_("File of the exchange (.csv)"), widget=forms.FileInput(attrs={"accept": ".csv"}), error_messages={"required": NO_FILE}
    )


class ReturnForm(forms.Form):
    """Why a reading goes back."""

    reason = PlainText(
        label=_("Reason"), max_length=300, error_messages={"required": _("Please say what has to be changed: the department reads it.")}
    )


class OpenForm(forms.Form):
    """Who is to act on a warning, and by when."""

    owner = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Responsible department"),
        error_messages={"required": _("Please choose the department that is to act.")},
    )
    due_on = DayField(label=_("Due on"), error_messages={"required": _("Please choose a day to come.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Department.objects.current()  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What a department found and does."""

    cause = LongText(label=_("Cause"), rows=3, error_messages={"required": _("Please write what the cause is, as far as you know it.")})
    measure = LongText(label=_("Measure"), rows=3, error_messages={"required": _("Please write what is done about it, and by when.")})
    evidence = EvidenceField(_("Without it the task cannot be closed; it may also come later. "))


class CloseForm(forms.Form):
    """What everybody reads about a task that is settled."""

    note = PlainText(
        label=_("For the public"),
        help_text=_("One or two sentences on what was done, without names or cases. They stand on the page of the indicator."),
        max_length=300,
        required=False,
    )


class FreezeForm(forms.Form):
    """Which report of which year."""

    kind = forms.ChoiceField(
        label=_("Report"),
        help_text=_(
            "Monitoring shows the year with its warnings; an evaluation says what was reached and explains what was not; "
            "the yearbook lists figures and judges none."
        ),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose which report is to be made.")},
    )
    year = forms.TypedChoiceField(label=_("Year of the data"), coerce=int)
    confirmed = forms.BooleanField(label=_("Make a trial version"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An evaluation of another year than that of its targets is asked about: it would say "not reached" of what is not due."""
        data: dict[str, Any] = super().clean() or {}
        confirmed, kind, year = data.pop("confirmed", False), data.get("kind"), data.get("year")
        if kind and year and is_trial(kind, year) and not confirmed:
            self.fields["confirmed"].widget = forms.CheckboxInput()
            self.add_error("year", TRIAL % {"report": Kind(kind).label, "evaluated": EVALUATED[Kind(kind)], "year": year})
        return data
