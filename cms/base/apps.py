from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "cms.base"
    verbose_name = "Base"

    def ready(self) -> None:
        from cms.base import publishing  # noqa: PLC0415

        publishing.connect()
