"""The indicators of the plan."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Declares the pack's files when the portal starts."""

    name = "services.indicators"
    verbose_name = "Indicators"

    def ready(self) -> None:
        from services.indicators import handlers, loading  # noqa: F401, PLC0415
