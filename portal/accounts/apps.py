"""Accounts of staff: what must exist before anybody signs in."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Makes the role groups and the cache table (rate limits live there) after each migrate."""

    name = "portal.accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Register what follows a migrate, and what a sign-in leaves in the session."""
        from portal.accounts import setup  # noqa: PLC0415

        post_migrate.connect(setup.after_migrate, sender=self)
        setup.connect()
