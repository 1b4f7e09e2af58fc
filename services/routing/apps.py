from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "services.routing"
    verbose_name = "Routing"
