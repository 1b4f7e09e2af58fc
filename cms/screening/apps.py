"""The admin of screening."""

from django.apps import AppConfig


class ScreeningAdminConfig(AppConfig):
    """Registers its views through wagtail_hooks."""

    name = "cms.screening"
    label = "screening_admin"
    verbose_name = "Screening"
