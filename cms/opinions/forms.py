"""One large field, nothing about the writer."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class OpinionForm(forms.Form):
    """An opinion."""

    text = forms.CharField(
        label=_("What you think"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Nothing, please, by which you or somebody else could be recognised. If you need help, ask for it instead."),
        error_messages={"required": _("Please write your opinion first."), "max_length": _("At most %(limit_value)d characters, please.")},
    )
