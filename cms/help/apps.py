from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "cms.help"
    verbose_name = "Help"
