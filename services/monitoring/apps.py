from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "services.monitoring"
    verbose_name = "Monitoring"
