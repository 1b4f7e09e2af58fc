from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "services.desk"
    verbose_name = "Desk"
