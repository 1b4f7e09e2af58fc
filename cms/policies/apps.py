from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "cms.policies"
    verbose_name = "Policies"
