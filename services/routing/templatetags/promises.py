"""Internal targets in the sentences of pages."""

from django import template

from services.routing import promises

register = template.Library()
register.filter("by_when", promises.by_when)
