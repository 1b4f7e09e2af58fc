from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "services.cases"
    verbose_name = "Cases"
