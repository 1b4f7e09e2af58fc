"""The numbers to call, as editors keep them."""

from django.apps import AppConfig


class HotlinesConfig(AppConfig):
    """Registers its views through wagtail_hooks, and its mails."""

    name = "cms.hotlines"
    label = "hotlines"
    verbose_name = "Hotlines"

    def ready(self) -> None:
        from cms.hotlines import handlers  # noqa: F401, PLC0415
