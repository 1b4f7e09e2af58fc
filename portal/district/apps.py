from django.apps import AppConfig


class DistrictConfig(AppConfig):
    name = "portal.district"
    verbose_name = "District"

    def ready(self) -> None:
        from django.db.models.signals import post_save  # noqa: PLC0415

        from portal.district import calendar, loaders, numbers  # noqa: F401, PLC0415

        post_save.connect(numbers.learn, sender="district.Hotline", dispatch_uid="numbers that the portal's words name")
