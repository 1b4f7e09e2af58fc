from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "cms.pictures"
    verbose_name = "Pictures"
