from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "cms.policies"
    verbose_name = "Policies"

    def ready(self) -> None:
        from cms.base.doors import expect  # noqa: PLC0415
        from cms.policies import models, starter  # noqa: F401, PLC0415

        expect(r"policies/", models.PolicyIndexPage)
        expect(r"policies/[^/]+/", models.PolicyPage)
