"""The admin of hotlines."""

from django.apps import AppConfig


class HotlinesAdminConfig(AppConfig):
    """Registers its views through wagtail_hooks."""

    name = "cms.hotlines"
    label = "hotlines_admin"
    verbose_name = "Hotlines"
