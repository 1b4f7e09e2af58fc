from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "cms.opinions"
    verbose_name = "Opinions"

    def ready(self) -> None:
        from cms.opinions import handlers, starter  # noqa: F401, PLC0415
