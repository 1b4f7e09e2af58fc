"""`manage.py healthy`: can background work be done here? For the probes of containers without a web server."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.operations.views import why_not_ready


class Command(BaseCommand):
    """The same questions as `/readyz`."""

    help = "Exit code 0 when database, disk and secrets are there and no message has waited too long; 1 with one word why not."

    def handle(self, *args: Any, **options: Any) -> None:
        if reason := why_not_ready():
            raise CommandError(f"Not ready: {reason}. See docs/operations.md, “Daily”.")
        self.stdout.write("ready")
