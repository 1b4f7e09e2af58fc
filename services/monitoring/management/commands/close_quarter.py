"""`manage.py close_quarter 2026Q3`: close the books of a quarter."""

from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from portal.kit.working_days import YearUnknown
from services.monitoring.models import Release
from services.monitoring.quarters import TooEarly, closing_day
from services.monitoring.release import LedgerDisagrees, close_quarter

WRONG, EARLY, NO_CALENDAR, DISAGREES = 1, 2, 3, 4
HELP: Final = (
    "Close the books of a quarter and release its counts. What was released before is never drawn again. "
    "Exit codes: 0 closed, now or before; 1 not a quarter; 2 too early; 3 the working calendar of a year is missing; "
    "4 database and ledger hold different releases."
)


class Command(BaseCommand):
    """Closing twice changes nothing."""

    help = HELP

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which quarter."""
        parser.add_argument("quarter", help="for example 2026Q3")

    def handle(self, *args: Any, quarter: str, **options: Any) -> None:
        """Close it and say what was done, or what to do."""
        was_closed = Release.objects.filter(quarter=quarter).exists()
        self.stderr.write(f"Counting what waits, then closing {quarter} …")
        try:
            release = close_quarter(quarter)
        except ValueError as error:
            raise CommandError(str(error), returncode=WRONG) from error
        except TooEarly as error:
            raise CommandError(_still_open(error), returncode=EARLY) from error
        except YearUnknown as error:
            text = f"{error}. Add the days to calendar.tsv of the district pack, then close it again."
            raise CommandError(text, returncode=NO_CALENDAR) from error
        except LedgerDisagrees as error:
            text = f"{error}: database and ledger differ. Nothing was published. Find out which of them was changed (verify_audit)."
            raise CommandError(text, returncode=DISAGREES) from error
        said = "was closed before; nothing changed" if was_closed else "is closed"
        self.stdout.write(f"{quarter} {said}. Version {release.version}, SHA-256 {release.digest}")


def _still_open(error: TooEarly) -> str:
    try:
        day = f"on {closing_day(error.quarter)}"
    except YearUnknown:
        day = "later"
    return f"{error.quarter} is still open. It can be closed {day}, the tenth working day after {error.last}. Is the clock right?"
