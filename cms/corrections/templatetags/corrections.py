"""Which page a reader would report (`{% load corrections %}`)."""

from typing import Any

from django import template
from django.template import Context

from cms.corrections.subjects import may_be_corrected

register = template.Library()


@register.simple_tag(takes_context=True)
def reported_path(context: Context) -> str:
    """The path of this page for the form of corrections; "" where there is nothing to report. Asks for no row."""
    page: Any = context.get("page")
    if getattr(page, "url_path", "") and getattr(page, "live", False):
        return str(page.url)
    request: Any = context.get("request")
    return str(request.path) if may_be_corrected(getattr(request, "resolver_match", None)) else ""
