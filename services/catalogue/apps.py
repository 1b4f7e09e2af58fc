from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "services.catalogue"
    verbose_name = "Catalogue"
