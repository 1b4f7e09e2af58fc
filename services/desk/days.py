"""Days and moments as staff type them; a year that only a slip can have written is asked about before it is kept or reckoned with."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

EARLIEST: Final = 1900
LATEST: Final = 2100


def of_our_time(when: date) -> None:
    """Raise ValidationError for a year like 0202 or 9999."""
    if not EARLIEST <= when.year <= LATEST:
        raise forms.ValidationError(_("Please look at the year again."))


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **kwargs: Any) -> None:
        shown = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=shown, validators=[of_our_time], **kwargs)


class MomentField(forms.DateTimeField):
    """A day and a time of it."""

    def __init__(self, **kwargs: Any) -> None:
        shown = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=shown, validators=[of_our_time], **kwargs)
