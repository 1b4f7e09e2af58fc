"""The service for rights at work."""

from importlib import import_module

from django.apps import AppConfig


class WorkplaceConfig(AppConfig):
    """Registers the service and its questions when the portal starts."""

    name = "services.workplace"
    verbose_name = "Workplace"

    def ready(self) -> None:
        import_module("services.workplace.flow")
