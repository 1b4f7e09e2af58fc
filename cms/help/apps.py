from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "cms.help"
    verbose_name = "Help"

    def ready(self) -> None:
        from cms.help import starter  # noqa: F401, PLC0415
