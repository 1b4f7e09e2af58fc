from django.apps import AppConfig


class LegalAidConfig(AppConfig):
    name = "services.legal_aid"
    verbose_name = "Legal aid"
