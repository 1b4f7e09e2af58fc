"""`manage.py close_quarter 2026Q3`: close the books of a quarter."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.kit.working_days import YearUnknown
from services.monitoring.models import Release
from services.monitoring.release import VERSION, TooEarly, close_quarter


class Command(BaseCommand):
    """Closing twice changes nothing."""

    help = "Close the books of a quarter and release its counts. What was released before is never drawn again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which quarter."""
        parser.add_argument("quarter", help="for example 2026Q3")

    def handle(self, *args: Any, quarter: str, **options: Any) -> None:
        was_closed = Release.objects.filter(quarter=quarter, version=VERSION).exists()
        try:
            release = close_quarter(quarter)
        except ValueError as error:
            raise CommandError(str(error)) from error
        except TooEarly as error:
            raise CommandError(f"{quarter} is still open. It can be closed from the tenth working day after {error.last} on.") from error
        except YearUnknown as error:
            raise CommandError(f"{error}. Add the days to calendar.tsv of the district pack, then close it again.") from error
        said = "was closed before; nothing changed" if was_closed else "is closed"
        self.stdout.write(f"{quarter} {said}. Version {release.version}, SHA-256 {release.digest}")
