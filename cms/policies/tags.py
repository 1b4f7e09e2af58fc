"""What lists of documents are made of (`{% load policies %}`)."""

from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from cms.policies.choices import Validity
from cms.policies.choosing import Choice, Facets
from portal.pagecache.kept import kept

register = template.Library()


class Judged(Protocol):
    """A document, or what another page knows of one."""

    validity: str
    checked_on: object


@register.simple_tag
def validity(document: Judged) -> SafeString:
    """有效性 of a document; marked where it is no longer in force, or where the district has not compared it with its source.

    Made without a template, because a list has it twenty times.
    """
    words = str(Validity(document.validity).label)
    if not document.checked_on:
        words = f"{words} · {gettext('to be verified')}"
    is_plain = document.validity == Validity.IN_FORCE and document.checked_on
    return format_html('<span class="{}">{}</span>', "tag" if is_plain else "tag tag-dawn", words)


@register.simple_tag
def filters(choice: Choice, facets: Facets) -> SafeString:
    """The fields by which the list is narrowed, with what was chosen; kept where nothing was."""
    return _filters(choice, facets) if choice != Choice() else _untouched(facets, get_language())


@kept
def _untouched(facets: Facets, language: str | None) -> SafeString:
    return _filters(Choice(), facets)


def _filters(choice: Choice, facets: Facets) -> SafeString:
    return render_to_string("cms/policies/filters.html", {"choice": choice, "facets": facets})
