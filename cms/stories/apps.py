from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "cms.stories"
    verbose_name = "Stories"

    def ready(self) -> None:
        from cms.stories import handlers, starter  # noqa: F401, PLC0415
