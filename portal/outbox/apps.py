"""The outbox app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    """Imports every app's `handlers.py`, so that whatever registers is known in each process."""

    name = "portal.outbox"
    verbose_name = "Outbox"

    def ready(self) -> None:
        autodiscover_modules("handlers")
