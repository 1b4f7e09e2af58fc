from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from search import bets, handlers, misses, signals  # noqa: F401, PLC0415
        from search.backends import embedded  # noqa: PLC0415
        from search.sources import indicators, pages, services  # noqa: F401, PLC0415

        post_migrate.connect(embedded.create, sender=self)
