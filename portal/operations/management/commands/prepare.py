"""`manage.py prepare`: make ready what `serve` needs."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.operations.prepare import prepare


class Command(BaseCommand):
    """Repeatable; what is up to date is skipped."""

    help = "Migrate, load the district and its plan, make keys and first pages. Run it as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.stdout.write)
