"""The legal aid service."""

from importlib import import_module

from django.apps import AppConfig


class LegalAidConfig(AppConfig):
    """Registers the service and its questions when the portal starts."""

    name = "services.legal_aid"
    verbose_name = "Legal aid"

    def ready(self) -> None:
        import_module("services.legal_aid.flow")
