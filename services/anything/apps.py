"""The service for whatever has no name yet."""

from importlib import import_module

from django.apps import AppConfig


class AnythingConfig(AppConfig):
    """Registers the service and its questions when the portal starts."""

    name = "services.anything"
    verbose_name = "Anything else"

    def ready(self) -> None:
        import_module("services.anything.flow")
