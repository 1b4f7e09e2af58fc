from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "portal.operations"
    verbose_name = "Operations"

    def ready(self) -> None:
        from portal.operations import engine  # noqa: PLC0415

        engine.watch()
