from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "cms.news"
    verbose_name = "News"

    def ready(self) -> None:
        from cms.news import starter  # noqa: F401, PLC0415
