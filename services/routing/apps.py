from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "services.routing"
    verbose_name = "Routing"

    def ready(self) -> None:
        from services.routing import handlers, loading  # noqa: F401, PLC0415
