from django.apps import AppConfig
from django.core.signals import request_started


class CasesConfig(AppConfig):
    name = "services.cases"
    verbose_name = "Cases"

    def ready(self) -> None:
        from services.cases import competence, presented  # noqa: F401, PLC0415

        request_started.connect(presented.take_back)
