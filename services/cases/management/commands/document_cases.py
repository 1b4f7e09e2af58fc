"""Write the documents that are drawn from the workflow and the access matrix."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.accounts.roles import ROLES
from portal.kit.web.doors import staff_pages
from services.cases.documents import matrix, workflow


class Command(BaseCommand):
    """`manage.py document_cases`; run it after changing a state or a role."""

    help = "Draw docs/case-workflow.md and docs/access-matrix.md from the code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--into", type=Path, default=settings.ROOT / "docs", help="the folder of the documents")

    def handle(self, *args: object, into: Path, **options: object) -> None:
        for name, text in (("case-workflow.md", workflow()), ("access-matrix.md", matrix(staff_pages(), ROLES))):
            (into / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{into / name} written.")
