"""Load the district pack: departments, subdistricts, hotlines and what other apps read from it."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.district.loader import PackError, load_pack


class Command(BaseCommand):
    """`manage.py load_district [--pack DIR]`; loading twice changes nothing."""

    help = "Load the district pack into the database. All or nothing; loading it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pack", type=Path, default=None, help="folder of the pack (default: the setting DISTRICT_PACK)")

    def handle(self, *args: object, pack: Path | None = None, **options: object) -> None:
        folder = (pack or Path(settings.DISTRICT_PACK)).resolve()
        try:
            outcomes = load_pack(folder)
        except PackError as error:
            raise CommandError(f"Nothing was loaded. {error}. Correct the file in {folder} and run load_district again.") from error
        for outcome in outcomes:
            self.stdout.write(str(outcome))
