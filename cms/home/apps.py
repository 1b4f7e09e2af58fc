from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "cms.home"
    verbose_name = "Home"

    def ready(self) -> None:
        from cms.base.doors import expect  # noqa: PLC0415
        from cms.home.models import HomePage  # noqa: PLC0415

        expect("", HomePage)
