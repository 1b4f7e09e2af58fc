"""Forms of the flows: neutral names, nothing completed by the browser, typed text made safe."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.kit import receipts
from portal.kit.text import UnreadableText, clean

LONGEST: Final = 20_000
MOST_CHOICES: Final = 100
UNREADABLE = _("Some characters cannot be read. Please type this again.")
CHOOSE = _("Please choose one of the answers.")
WRITE = _("Please write something here.")
TOO_LONG = _("At most %(limit_value)d characters, please.")


class PlainText(forms.CharField):
    """Typed text without control characters and half characters."""

    default_error_messages: ClassVar = {"required": WRITE, "max_length": TOO_LONG}

    def to_python(self, value: Any) -> str | None:
        """The text made safe. Raises ValidationError."""
        try:
            return super().to_python(clean(value)) if isinstance(value, str) else super().to_python(value)
        except UnreadableText:
            raise forms.ValidationError(UNREADABLE) from None


class LongText(PlainText):
    """Typed text of several lines."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class Question(forms.BoundField):
    """A question on a page, with the class by which the style sheet folds it away while an earlier answer makes it needless."""

    def css_classes(self, extra_classes: Any = None) -> str:
        """The classes of its row."""
        folded: str = self.form.folded.get(self.name, "")  # type: ignore[attr-defined]
        return f"{super().css_classes(extra_classes)} {folded}".strip()

    @property
    def is_needed(self) -> bool:
        """Whether it needs an answer where it is asked, though the form can do without."""
        return self.name in self.form.needed  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """A page of questions. Field names say nothing (`q1`, `q2`, …), labels are questions.

    `folded` names the class of each question that is folded away by an answer to the first one (forms.css); without a style sheet
    or in an old browser all stand there, and what was needless is not kept. Those in `needed` are answered wherever they are asked.
    `so_far` are the answers of the other pages, where they are known, for a page that offers what fits them.
    The answers to `personal` are those of the person it is about: about somebody else they are asked again.
    """

    folded: ClassVar[Mapping[str, str]] = {}
    needed: ClassVar[Collection[str]] = ()
    personal: ClassVar[Collection[str]] = ()
    bound_field_class = Question

    def __init__(self, *args: Any, so_far: Mapping[str, Mapping[str, Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.so_far = so_far or {}
        for field in self.fields.values():
            field.error_messages["required"] = CHOOSE if isinstance(field, forms.ChoiceField) else WRITE

    def as_typed(self) -> dict[str, Any]:
        """What stands in the fields now, unchecked but safe to keep; what cannot be read is left out."""
        typed = {name: field.widget.value_from_datadict(self.data, {}, name) for name, field in self.fields.items()}
        return {name: _shortened(value) for name, value in typed.items() if value}

    def needless(self, *names: str) -> dict[str, str]:
        """Empty answers for questions that the page folds away: an error there could not be seen."""
        for name in names:
            self.errors.pop(name, None)
        return dict.fromkeys(names, "")

    def in_words(self, name: str) -> str:
        """The initial answer to a question in words; empty when there is none."""
        field, value = self.fields[name], self.initial.get(name)
        if isinstance(field, forms.MultipleChoiceField):
            chosen = [str(label) for key, label in _flat(field.choices) if key in (value or ())]
            return gettext("; ").join(chosen)
        if isinstance(field, forms.ChoiceField):
            return next((str(label) for key, label in _flat(field.choices) if key == value), "")
        return str(value or "")


class LookUpForm(forms.Form):
    """Where she types her 20 digits."""

    n = PlainText(
        label=_("Your 20 digits"),
        help_text=_("With or without spaces."),
        error_messages={"required": _("Please type your 20 digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "digits"}),
    )

    def clean_n(self) -> str:
        """The digits. Raises ValidationError with what to look at."""
        receipt = receipts.normalise(self.cleaned_data["n"])
        if receipt is None:
            raise forms.ValidationError(_("This is not one of our numbers. Please compare it digit by digit; there are 20."))
        return receipt


class ReplyForm(forms.Form):
    """A message from her."""

    t = LongText(label=_("Your message"), max_length=5000)
    k = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_t(self) -> str:
        """The message. Refused when it holds a receipt: whoever reads along could use it."""
        text: str = self.cleaned_data["t"]
        digits = "".join(mark for mark in text if mark.isdecimal() or mark.isalpha() or mark in ",.;:，。；：")
        runs = [run for run in _digit_runs(digits) if len(run) >= receipts.DIGITS]
        if any(receipts.normalise(run[i : i + receipts.DIGITS]) for run in runs for i in range(len(run) - receipts.DIGITS + 1)):
            raise forms.ValidationError(_("Please take your 20 digits out of the message. Whoever sees them could read your answers."))
        return text


def _shortened(value: Any) -> Any:
    """A typed value no longer than anybody types, without what cannot be kept."""
    if isinstance(value, list):
        return [_shortened(item) for item in value[:MOST_CHOICES]]
    try:
        return clean(str(value)[:LONGEST])
    except UnreadableText:
        return ""


def _digit_runs(text: str) -> list[str]:
    return "".join(mark if mark.isdecimal() else " " for mark in text).split()


def _flat(choices: Any) -> list[tuple[str, Any]]:
    return [(key, label) for key, label in choices if key]
