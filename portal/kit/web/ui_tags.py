"""Template tags of the component set (`{% load ui %}`)."""

from django import template

register = template.Library()
