"""The pages of the staff site with the roles for which they exist, read from the map of the site."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def staff_pages() -> list[tuple[str, frozenset[str]]]:
    """Every address whose view names roles, in the order of the map."""
    pages = ((address, getattr(entry.callback, "roles", None)) for address, entry in every_page())
    return [(address, roles) for address, roles in pages if roles]


def every_page(resolver: Any = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site as a person reads it, `/desk/<case_id>/`, with its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = before + _readable(str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from every_page(entry, address)
        else:
            yield address, entry


def _readable(pattern: str) -> str:
    """Names of the parts without their kinds; what a regular expression adds is left out."""
    named = re.sub(r"\(\?P(<\w+>)[^()]*\)", r"\1", pattern)
    return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", named).lstrip("^").rstrip("$")
