from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "services.cases"
    verbose_name = "Cases"

    def ready(self) -> None:
        from services.cases import competence  # noqa: F401, PLC0415
