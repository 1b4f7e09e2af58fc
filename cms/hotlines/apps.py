"""The numbers to call, as editors keep them."""

from django.apps import AppConfig


class HotlinesConfig(AppConfig):
    """Registers its views through wagtail_hooks."""

    name = "cms.hotlines"
    label = "hotlines"
    verbose_name = "Hotlines"
