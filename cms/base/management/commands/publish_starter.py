"""Publish the first content: policies, guides, stories."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.base.starter import publish_starter


class Command(BaseCommand):
    """`manage.py publish_starter [--demo]`; what is there is left alone."""

    help = "Publish the columns and the articles that come with the portal. Articles that exist, also edited ones, are left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="also made-up articles, marked as such (default: when DEMO=1)")

    def handle(self, *args: object, demo: bool = False, **options: object) -> None:
        made = publish_starter(demo=demo or settings.DEMO)
        for address in made:
            self.stdout.write(address)
        self.stdout.write(f"Starter content: {len(made)} pages made")
