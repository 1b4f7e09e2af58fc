"""`manage.py rebuild_index`: build the whole index anew."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.kit.findable import Document
from search import lexicon
from search.backends.elastic import index
from search.backends.elastic.engine import ERRORS, client
from search.writing import everything, rewrite

PATIENCE: Final = 60  # seconds for one request of the rebuild
SAID_EVERY: Final = 1000


class Command(BaseCommand):
    """Searching goes on with the old index until the new one is complete."""

    help = "Build the index of everything that can be found. Safe at any time: the old index answers until the new one is complete."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--elasticsearch", action="store_true", help="also there when the settings do not use it yet")

    def handle(self, *args: Any, elasticsearch: bool, **options: Any) -> None:
        count = rewrite(self._told(everything()))
        words = lexicon.learn()
        self.stdout.write(f"{count} documents, {words} words")
        if settings.SEARCH_ENGINE == "elasticsearch" or elasticsearch:
            try:
                stored = index.rebuild(client(settings.ELASTICSEARCH_URL, PATIENCE))
            except (*ERRORS, index.RebuildFailed) as error:
                raise CommandError(f"Elasticsearch keeps its old index: {type(error).__name__}, {error}") from None
            self.stdout.write(f"{stored} documents in Elasticsearch")

    def _told(self, documents: Iterator[Document]) -> Iterator[Document]:
        """The documents, with a line for every thousand."""
        for count, document in enumerate(documents, start=1):
            if count % SAID_EVERY == 0:
                self.stdout.write(f"{count} documents …")
            yield document
