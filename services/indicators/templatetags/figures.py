"""Figures in templates (`{% load figures %}`), written as everywhere else."""

from decimal import Decimal

from django import template

from services.indicators import words

register = template.Library()


@register.filter
def number(value: Decimal | float | None) -> str:
    """83.1, never 83.10; empty where there is no figure."""
    return "" if value is None else words.number(value)
