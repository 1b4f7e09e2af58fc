from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "cms.editing"
    verbose_name = "Editing"

    def ready(self) -> None:
        from cms.editing import handlers  # noqa: F401, PLC0415
