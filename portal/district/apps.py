from django.apps import AppConfig


class DistrictConfig(AppConfig):
    name = "portal.district"
    verbose_name = "District"

    def ready(self) -> None:
        from portal.district import calendar, loaders  # noqa: F401, PLC0415
