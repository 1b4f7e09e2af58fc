"""The smallest page and the smallest row that Wagtail and Django allow."""

from django.db import models
from wagtail.models import Page


class BarePage(Page):
    """A page with a template of one line."""

    template = "bare.html"


class BareRow(models.Model):
    """One text."""

    text = models.TextField()
