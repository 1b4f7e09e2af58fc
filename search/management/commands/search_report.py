"""`manage.py search_report FILE`: how good each engine's answers are."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import judging
from search.backends.choosing import NAMES, elastic
from search.finding import entries_of, search
from search.judging import Answered, Judged, Marks
from search.models import Entry


def answered(entry: Entry) -> Answered:
    """A result as judging sees it."""
    return Answered(entry.code, f"{entry.title} {entry.summary}")


def judge(cases: list[Judged], backend: str) -> Iterator[tuple[Judged, Marks, list[Entry]]]:
    """The marks of each query."""
    for case in cases:
        entries = entries_of(search(case.query, backend=backend).hits[: judging.DEPTH])
        yield case, judging.mark(case, [answered(entry) for entry in entries]), entries


def _read(file: Path) -> list[Judged]:
    """The judged queries of a file. Raises CommandError in words."""
    try:
        cases = judging.read(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise CommandError(f"{file} is not a table of query<TAB>expected lines under a header.") from None
    if not cases:
        raise CommandError(f"{file} has no queries.")
    return cases


class Command(BaseCommand):
    """A table of one line an engine; with --failures each query that missed something."""

    help = "nDCG@10, recall@10, MRR and the share of right first answers on a file of judged queries (query<TAB>expected)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="lines of query<TAB>expected under a header")
        parser.add_argument("--backend", choices=NAMES, action="append", help="only this engine; may be given twice")
        parser.add_argument("--failures", action="store_true", help="also the queries that missed something")

    def handle(self, *args: Any, file: Path, backend: list[str] | None, failures: bool, **options: Any) -> None:
        cases = _read(file)
        for name in backend or NAMES:
            try:
                rows = list(judge(cases, name))
            except elastic.ERRORS as error:
                raise CommandError(f"{name} does not answer ({type(error).__name__}). Is it running, and was the index built?") from None
            for row in rows if failures else ():
                self._failure(*row)
            mean = judging.mean([marks for _, marks, _ in rows])
            told = f"recall@10 {mean.recall:.3f}  nDCG@10 {mean.ndcg:.3f}  MRR {mean.mrr:.3f}  first {mean.first:.3f}"
            self.stdout.write(f"{name:14} queries {len(rows)}  {told}")

    def _failure(self, case: Judged, marks: Marks, entries: list[Entry]) -> None:
        """What was wanted and what came, where something is amiss."""
        if marks.recall < 1 or not marks.first:
            wanted = ";".join((*case.codes, *case.topics))
            self.stdout.write(f"{case.query}  recall {marks.recall:.2f}  first {marks.first:.0f}  wanted {wanted}")
            self.stdout.write("    " + " | ".join(entry.code or entry.title for entry in entries))
