"""`manage.py search "两癌" --json --limit 10`: what residents would find."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.backends.answers import Hit
from search.backends.choosing import NAMES, elastic
from search.finding import entries_of, search, why
from search.models import Entry


def told(entry: Entry, hit: Hit) -> dict[str, Any]:
    """A result as JSON tells it."""
    return {"title": entry.title, "url": entry.url, "code": entry.code, "kind": entry.kind, "score": round(hit.score, 3), "why": why(hit)}


class Command(BaseCommand):
    """Prints the results best first; with --json a JSON list and nothing else. Ends with 1 when the named engine does not answer."""

    help = "Search like a resident: title, address, plan code, kind, score and why it was found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", help="what somebody would type")
        parser.add_argument("--json", action="store_true", dest="as_json", help="a JSON list and nothing else")
        parser.add_argument("--limit", type=int, default=10, help="how many results at most (10)")
        parser.add_argument("--backend", choices=NAMES, default="", help="ask this engine and no other")

    def handle(self, *args: Any, query: str, as_json: bool, limit: int, backend: str, **options: Any) -> None:
        if limit < 1:
            raise CommandError("--limit must be 1 or more.")
        try:
            found = search(query, backend=backend)
        except elastic.ERRORS as error:
            raise CommandError(f"Elasticsearch does not answer ({type(error).__name__}). Is it running, and was the index built?") from None
        hits = {hit.key: hit for hit in found.hits[:limit]}
        rows = [told(entry, hits[entry.key]) for entry in entries_of(list(hits.values()))]
        if as_json:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"{row['score']:8.2f}  {row['kind']:9}  {row['code']:8}  {row['title']}  {row['url']}  ({row['why']})")
