from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "cms.base"
    verbose_name = "Base"
