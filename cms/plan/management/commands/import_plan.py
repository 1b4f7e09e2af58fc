"""Import the plan's text into pages."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.plan.importing import Importer, Report
from cms.plan.parsing import PlanError, parse
from cms.plan.source import TEXT, plan_facts, plan_text
from portal.district.tables import PackError

EVERY = 50


class Command(BaseCommand):
    """`manage.py import_plan [FILE]`; importing the same text again changes nothing."""

    help = "Import the plan into pages, word for word. A broken text is refused whole; importing again changes only what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="the plan's text (default: plan.txt of the district pack)")

    def handle(self, *args: object, file: Path | None = None, **options: object) -> None:
        pack = Path(settings.DISTRICT_PACK)
        try:
            facts = plan_facts(pack)
            plan = parse(plan_text(pack, file), facts.expected)
        except PackError as error:
            raise CommandError(f"Nothing was imported. {error}.") from error
        except PlanError as error:
            where = file or pack / TEXT
            raise CommandError(f"Nothing was imported. {where}, {error}. Correct the text and import it again.") from error
        self.total, self.done = sum(1 for _ in plan.walk()), 0
        self._tell(Importer(facts.notes, self._progress).run(plan))

    def _progress(self, code: str) -> None:
        self.done += 1
        if self.done % EVERY == 0:
            self.stdout.write(f"{self.done} of {self.total} pages ({code})")

    def _tell(self, report: Report) -> None:
        counts = (f"{len(codes)} {name}" for name, codes in vars(report).items() if name != "drafts")
        self.stdout.write("Plan: " + ", ".join(counts))
        for name in ("changed", "retired", "drafts"):
            codes = getattr(report, name)
            if codes:
                self.stdout.write(f"{name}: {' '.join(sorted(codes))}")
