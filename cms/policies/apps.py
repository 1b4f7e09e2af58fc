from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "cms.policies"
    verbose_name = "Policies"

    def ready(self) -> None:
        from cms.policies import starter  # noqa: F401, PLC0415
