"""`manage.py rebuild_index`: build the whole index anew."""

from argparse import ArgumentParser
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand

from search import lexicon
from search.backends.elastic import index
from search.backends.elastic.engine import client
from search.writing import everything, rewrite

PATIENCE: Final = 60  # seconds for one request of the rebuild


class Command(BaseCommand):
    """Searching goes on with the old index until the new one is complete."""

    help = "Build the index of everything that can be found. Safe at any time: the old index answers until the new one is complete."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--elasticsearch", action="store_true", help="also there when the settings do not use it yet")

    def handle(self, *args: Any, elasticsearch: bool, **options: Any) -> None:
        count = rewrite(everything())
        words = lexicon.learn()
        self.stdout.write(f"{count} documents, {words} words")
        if settings.SEARCH_ENGINE == "elasticsearch" or elasticsearch:
            stored = index.rebuild(client(settings.ELASTICSEARCH_URL, PATIENCE))
            self.stdout.write(f"{stored} documents in Elasticsearch")
