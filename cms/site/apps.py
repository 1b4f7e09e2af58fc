from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "cms.site"
    verbose_name = "Site"

    def ready(self) -> None:
        from cms.site import starter  # noqa: F401, PLC0415
