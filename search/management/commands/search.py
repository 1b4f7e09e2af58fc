"""`manage.py search "两癌" --json --limit 10`: what residents would find."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.backends.answers import Hit
from search.backends.choosing import NAMES
from search.finding import entries_of, search, why
from search.models import Entry


def told(entry: Entry, hit: Hit) -> dict[str, Any]:
    """A result as JSON tells it."""
    return {"title": entry.title, "url": entry.url, "code": entry.code, "kind": entry.kind, "score": round(hit.score, 3), "why": why(hit)}


class Command(BaseCommand):
    """Prints the results best first; with --json a JSON list and nothing else."""

    help = "Search like a resident: title, address, plan code, kind, score and why it was found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--backend", choices=NAMES, default="", help="ask this engine and no other")

    def handle(self, *args: Any, query: str, as_json: bool, limit: int, backend: str, **options: Any) -> None:
        hits = {hit.key: hit for hit in search(query, backend=backend).hits[: max(limit, 0)]}
        rows = [told(entry, hits[entry.key]) for entry in entries_of(list(hits.values()))]
        if as_json:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"{row['score']:8.2f}  {row['kind']:9}  {row['code']:8}  {row['title']}  {row['url']}  ({row['why']})")
