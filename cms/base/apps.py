from django.apps import AppConfig, apps
from django.utils.functional import lazy


class BaseConfig(AppConfig):
    name = "cms.base"
    verbose_name = "Base"

    def ready(self) -> None:
        from cms.base import publishing  # noqa: PLC0415
        from cms.base.pages import PublicPage  # noqa: PLC0415

        publishing.connect()
        for model in apps.get_models():
            if issubclass(model, PublicPage) and model.column:
                # Wagtail's filters ask the model itself. Not in `Meta`: names for people are no migrations.
                model._meta.verbose_name = lazy(model.get_verbose_name, str)()
