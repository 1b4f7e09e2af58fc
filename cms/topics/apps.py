from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "cms.topics"
    verbose_name = "Topics"

    def ready(self) -> None:
        from cms.topics import starter  # noqa: F401, PLC0415
