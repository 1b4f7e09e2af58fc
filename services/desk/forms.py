"""What a caseworker does with a case. Each form carries a key, so that a double click acts once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit import receipts
from services.cases.workflow import State, outcomes_in
from services.intake.forms import LongText


class ActForm(forms.Form):
    """A form with the key of its act."""

    k = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"k": receipts.sign(receipts.mint())})
        super().__init__(*args, **kwargs)

    def clean_k(self) -> bytes:
        """The key. Raises ValidationError when the page is older than a day."""
        try:
            return receipts.read(self.cleaned_data["k"])
        except receipts.BadKey:
            raise forms.ValidationError(_("This page was open for too long. Please copy your text and load the page again.")) from None


class AcceptForm(ActForm):
    """Take the case on."""


class WriteForm(ActForm):
    """A message to her."""

    text = LongText(label=_("Message to her"), help_text=_("She reads it with her number. Say nothing that others must not see."), rows=5)
    asks = forms.BooleanField(label=_("I am waiting for her answer"), required=False)


class NoteForm(ActForm):
    """A note for colleagues."""

    text = LongText(label=_("Note for colleagues"), help_text=_("She never sees it."), rows=4)


class CloseForm(ActForm):
    """End the case."""

    outcome = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)
    text = LongText(label=_("Last message to her"), required=False, rows=4)

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, outcome.staff) for code, outcome in outcomes_in(state).items()]
        self.fields["outcome"].choices = [(code, _(words)) for code, words in choices]  # type: ignore[attr-defined]
