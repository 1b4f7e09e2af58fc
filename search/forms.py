"""The one field."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search.language.question import LONGEST


class SearchForm(forms.Form):
    """What she looks for, in her own words."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("A word, a number, pinyin or a whole question. It is not kept, and the address of the answer does not show it."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
        error_messages={
            "required": _("Write what you are looking for. One word is enough."),
            "max_length": _("Please use at most %(limit_value)d characters. One sentence is enough."),
        },
    )
