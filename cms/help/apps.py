from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "cms.help"
    verbose_name = "Help"

    def ready(self) -> None:
        from cms.base.doors import expect  # noqa: PLC0415
        from cms.help import models, starter  # noqa: F401, PLC0415

        expect(r"help/[^/]+/", models.HelpPage)
