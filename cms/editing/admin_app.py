"""Wagtail's admin as this portal installs it: its mails about the review are ours."""

from wagtail.admin.apps import WagtailAdminAppConfig


class AdminConfig(WagtailAdminAppConfig):
    """Becomes ready after Wagtail has connected its own mails, so that they can be taken off."""

    def ready(self) -> None:
        from cms.editing import mails  # noqa: PLC0415

        super().ready()
        mails.connect()
