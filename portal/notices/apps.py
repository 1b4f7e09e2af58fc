"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """What is to be told, and what carries it out."""

    name = "portal.notices"
    verbose_name = "Notices"
