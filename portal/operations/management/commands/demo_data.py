"""`manage.py demo_data`: accounts and invented requests to try the portal with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.operations import demo


class Command(BaseCommand):
    """Makes what is missing; never changes what is there."""

    help = "Make demo accounts and requests where they are missing. Needs DEMO=1; production refuses it."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo. Start with DEMO=1 if invented accounts and requests are wanted here.")
        demo.make()
        for line in demo.lines():
            self.stdout.write(line)
