"""Numbers in templates (`{% load calls %}`): the button that calls, and sentences that name a number."""

from typing import Final

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.district.numbers import CALLS, last_numbers, with_numbers

register = template.Library()
ALARM: Final = "police"


@register.simple_tag(takes_context=True)
def call_button(context: Context, code: str) -> SafeString:
    """The button that calls the line `code` ("police", "women"), with what it is for."""
    said = number(context, code)
    kind = "button-danger" if code == ALARM else "button-second"
    return format_html('<a class="button {}" href="tel:{}">{}</a>', kind, said, str(CALLS[code]).format(number=said))


@register.simple_tag(takes_context=True)
def number(context: Context, code: str) -> str:
    """The number itself. A page that is drawn without a request (500, 503) says what was said last."""
    numbers: dict[str, str] = context.get("call_numbers") or last_numbers()
    return numbers[code]


register.filter("with_numbers", with_numbers)
