"""What stands on every page and is the same on all of them: drawn once a generation and language (`{% load furniture %}`)."""

from django import template
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.district.context import strip_hotlines
from portal.district.pack import district
from portal.pagecache.kept import kept

register = template.Library()


@register.simple_tag
def furniture(name: str) -> SafeString:
    """The template `name`, which may know the district and the numbers to call, and nothing of the reader or the page."""
    return _drawn(name, get_language())


@kept
def _drawn(name: str, language: str | None) -> SafeString:
    return render_to_string(name, {"district": district(), "strip_hotlines": SimpleLazyObject(strip_hotlines)})
