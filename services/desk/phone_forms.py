"""What is kept of a call to the hotline that led to no request: its kind, nothing of what was said."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

HOTLINE_RESULTS: Final = (
    ("advice", _("Advice given on the telephone")),
    ("elsewhere", _("Told which number to call")),
    ("emergency", _("Put through to 110 or 120")),
    ("silent", _("Nobody spoke, or the line broke")),
    ("wrong", _("Wrong number")),
)


class HotlineCallForm(forms.Form):
    """One call."""

    result = forms.ChoiceField(label=_("A call without a request"), choices=HOTLINE_RESULTS, widget=forms.RadioSelect)
