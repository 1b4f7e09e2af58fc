from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "portal.limits"
    verbose_name = "Limits"
