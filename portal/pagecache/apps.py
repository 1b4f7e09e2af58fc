from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "portal.pagecache"
    verbose_name = "Page cache"

    def ready(self) -> None:
        from portal.pagecache import changes  # noqa: PLC0415

        changes.connect()
