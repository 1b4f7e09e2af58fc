from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "services.catalogue"
    verbose_name = "Catalogue"

    def ready(self) -> None:
        from services.catalogue import checks  # noqa: F401, PLC0415
