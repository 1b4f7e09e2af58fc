from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "cms.plan"
    verbose_name = "Plan"

    def ready(self) -> None:
        from cms.base.doors import expect  # noqa: PLC0415
        from cms.plan import goals, loaders, models  # noqa: F401, PLC0415

        expect(r"plan/\d+/goals/\d+/", models.GoalPage)
        expect(r"plan/\d+/measures/\d+/", models.MeasurePage)
        expect(r"plan/\d+/", models.DomainPage)
