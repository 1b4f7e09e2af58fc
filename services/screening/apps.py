"""The service for health screening."""

from importlib import import_module

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Registers the service, its questions and its loader when the portal starts."""

    name = "services.screening"
    verbose_name = "Screening"

    def ready(self) -> None:
        import_module("services.screening.flow")
        import_module("services.screening.loading")
