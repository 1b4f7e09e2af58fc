"""What a caseworker does with a case. Each form carries a key, so that a double click acts once."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import receipts
from portal.kit.sentences import joined
from services.cases.models import Case
from services.cases.phrases import gaps_in
from services.cases.workflow import WRITTEN_RESULT_OWED, outcomes_in
from services.intake.forms import CHOOSE, WRITE, LongText

LONGEST = 5000
GONE = _("This cannot be chosen any more. Please choose again.")


class ActForm(forms.Form):
    """A form with the key of its act, for one case and the person who acts."""

    needs_proof: bool = False  # whether staff prove again who they are before it is done
    k = forms.CharField(widget=forms.HiddenInput(attrs={"id": False}), max_length=200)  # several of these stand on a page

    def __init__(self, *args: Any, case: Case | None = None, actor: User | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"k": receipts.sign(receipts.mint())})
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.empty_label is not None:
                field.empty_label = gettext("Please choose")
            if field.error_messages.get("invalid_choice") == forms.ModelChoiceField.default_error_messages["invalid_choice"]:
                field.error_messages["invalid_choice"] = GONE
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _missing(field)
        if case is not None and actor is not None:
            self.prepare(case, actor)

    def prepare(self, case: Case, actor: User) -> None:
        """Fill in the choices that depend on the case."""

    def clean_k(self) -> bytes:
        """The key. Raises ValidationError when the page is older than a day."""
        try:
            return receipts.read(self.cleaned_data["k"])
        except receipts.BadKey:
            raise forms.ValidationError(_("This page was open for too long. Please copy your text and load the page again.")) from None

    @property
    def faults(self) -> str:
        """What is wrong, in one line: for a form that is only a button."""
        return joined(str(fault) for faults in self.errors.values() for fault in faults)

    def renew(self) -> None:
        """Another key for what is shown again: this one was used."""
        sent: Any = self.data
        data = sent.copy()
        data["k"] = receipts.sign(receipts.mint())
        self.data = data

    def offer(self, name: str, choices: Any) -> None:
        """Set what may be chosen in a field."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def _missing(field: forms.Field) -> Any:
    """What to do about an answer that is missing."""
    if isinstance(field, forms.BooleanField):
        return _("Please tick this first.")
    if isinstance(field, forms.DateField | forms.DateTimeField):
        return _("Please choose a day.")
    if isinstance(field, forms.IntegerField):
        return _("Please write a number.")
    return CHOOSE if isinstance(field, forms.ChoiceField) else WRITE


def without_gaps(text: str) -> str:
    """A text to her with nothing left to fill in. Raises ValidationError."""
    if gaps := gaps_in(text):
        raise forms.ValidationError(gettext("Please fill in: %(gaps)s") % {"gaps": " ".join(gaps)})
    return text


class WriteForm(ActForm):
    """A message to her."""

    text = LongText(
        label=_("Message to her"),
        help_text=_("She reads it with her number. Say nothing that others must not see."),
        rows=5,
        max_length=LONGEST,
    )
    asks = forms.BooleanField(label=_("I am waiting for her answer"), required=False)

    def clean_text(self) -> str:
        """The text. Raises ValidationError while a gap of a prepared text is not filled."""
        return without_gaps(self.cleaned_data["text"])


class NoteForm(ActForm):
    """A note for colleagues."""

    text = LongText(label=_("Note for colleagues"), help_text=_("She never sees it."), rows=4, max_length=LONGEST)


class CloseForm(ActForm):
    """End the case."""

    outcome = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)
    text = LongText(label=_("Last message to her"), required=False, rows=4, max_length=LONGEST)

    def clean_text(self) -> str:
        """The text. Raises ValidationError while a gap of a prepared text is not filled."""
        return without_gaps(self.cleaned_data["text"])

    def prepare(self, case: Case, actor: User) -> None:
        """The outcomes that fit the case where it stands."""
        self.offer("outcome", [(code, _(outcome.staff)) for code, outcome in outcomes_in(case.where, case.category).items()])
        if case.category in WRITTEN_RESULT_OWED:
            self.fields["text"].help_text = _(
                "Whoever complained of harassment is told the result in writing (Women's Rights Law, article 23). Left empty only where"
                " she took it back, or it is no request of its own."
            )


class ReasonForm(ActForm):
    """An act that needs a reason, kept as a sealed note."""

    text = LongText(label=_("Why?"), help_text=_("Kept as a note for colleagues; she never sees it."), rows=3, max_length=LONGEST)
