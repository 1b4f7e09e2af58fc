"""`manage.py demo_data`: accounts and invented requests to try the portal with; with --cases as many as training or measuring needs."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.operations import demo, demo_cases


class Command(BaseCommand):
    """Makes what is missing; never changes what is there."""

    help = "Make demo accounts and requests where they are missing. Needs DEMO=1; production refuses it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=0, help="how many invented cases to add (1 to 2,000,000)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same cases, but for their keys")

    def handle(self, *args: Any, cases: int, seed: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo. Start with DEMO=1 if invented accounts and requests are wanted here.")
        if not 0 <= cases <= demo_cases.MOST:
            raise CommandError(f"--cases takes 0 to {demo_cases.MOST:,}.")
        demo.make()
        try:
            for done in demo_cases.make_cases(cases, seed):
                self.stdout.write(f"{done:,} of {cases:,} cases …", ending="\n" if done == cases else "\r")
        except demo_cases.AlreadyThere:
            raise CommandError(f"The cases of seed {seed} are here already. Give another --seed.") from None
        for line in demo.lines():
            self.stdout.write(line)
