"""The words of the data inventory in the reader's language."""

from django import template
from django.utils.translation import gettext

from cms.site.words import WORDS

LAW = " ("
register = template.Library()


@register.filter
def in_our_words(text: str) -> str:
    """A phrase of the inventory, translated; one that `words.py` does not know yet, and the law behind it, stand as they were written."""
    if text in WORDS:
        return gettext(text)
    phrase, mark, law = text.partition(LAW)
    return f"{gettext(phrase)}{mark}{law}" if phrase in WORDS else text
