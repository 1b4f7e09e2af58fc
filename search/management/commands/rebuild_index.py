"""`manage.py rebuild_index`: build the whole index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search import lexicon
from search.writing import everything, rewrite


class Command(BaseCommand):
    """Searching goes on with the old index until the new one is complete."""

    help = "Build the index of everything that can be found. Safe at any time: the old index answers until the new one is complete."

    def handle(self, *args: Any, **options: Any) -> None:
        count = rewrite(everything())
        words = lexicon.learn()
        self.stdout.write(f"{count} documents, {words} words")
