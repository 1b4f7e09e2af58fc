"""`manage.py search_report FILE`: how good each engine's answers are."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from search import judging
from search.backends import NAMES
from search.finding import Result, search
from search.judging import Answered, Judged, Marks


def answered(result: Result) -> Answered:
    """A result as judging sees it."""
    return Answered(result.entry.code, f"{result.entry.title} {result.entry.summary}")


def judge(cases: list[Judged], backend: str) -> Iterator[tuple[Judged, Marks, list[Result]]]:
    """The marks of each query."""
    for case in cases:
        results = list(search(case.query, backend=backend).results[: judging.DEPTH])
        yield case, judging.mark(case, [answered(result) for result in results]), results


class Command(BaseCommand):
    """A table of one line an engine; with --failures each query that missed something."""

    help = "nDCG@10, recall@10, MRR and the share of right first answers on a file of judged queries (query<TAB>expected)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--backend", choices=NAMES, action="append")
        parser.add_argument("--failures", action="store_true", help="also the queries that missed something")

    def handle(self, *args: Any, file: Path, backend: list[str] | None, failures: bool, **options: Any) -> None:
        cases = judging.read(file.read_text(encoding="utf-8"))
        for name in backend or NAMES:
            rows = list(judge(cases, name))
            for row in rows if failures else ():
                self._failure(*row)
            mean = judging.mean([marks for _, marks, _ in rows])
            told = f"recall@10 {mean.recall:.3f}  nDCG@10 {mean.ndcg:.3f}  MRR {mean.mrr:.3f}  first {mean.first:.3f}"
            self.stdout.write(f"{name:14} queries {len(rows)}  {told}")

    def _failure(self, case: Judged, marks: Marks, results: list[Result]) -> None:
        """What was wanted and what came, where something is amiss."""
        if marks.recall < 1 or not marks.first:
            wanted = ";".join((*case.codes, *case.topics))
            self.stdout.write(f"{case.query}  recall {marks.recall:.2f}  first {marks.first:.0f}  wanted {wanted}")
            self.stdout.write("    " + " | ".join(result.entry.code or result.entry.title for result in results))
