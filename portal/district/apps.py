from django.apps import AppConfig


class DistrictConfig(AppConfig):
    name = "portal.district"
    verbose_name = "District"
