from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "cms.editing"
    verbose_name = "Editing"
