from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "cms.plan"
    verbose_name = "Plan"

    def ready(self) -> None:
        from cms.plan import loaders  # noqa: F401, PLC0415
