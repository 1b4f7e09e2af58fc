"""The service for violence at home and by partners."""

from importlib import import_module

from django.apps import AppConfig


class DomesticViolenceConfig(AppConfig):
    """Registers the service and its questions when the portal starts."""

    name = "services.domestic_violence"
    verbose_name = "Domestic violence"

    def ready(self) -> None:
        import_module("services.domestic_violence.flow")
