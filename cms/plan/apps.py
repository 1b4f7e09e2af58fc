from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "cms.plan"
    verbose_name = "Plan"
