from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    name = "cms.corrections"
    verbose_name = "Corrections"

    def ready(self) -> None:
        from cms.corrections import handlers  # noqa: F401, PLC0415
