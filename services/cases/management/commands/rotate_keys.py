"""Give a department a new key pair and wrap the keys of its cases anew."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portal.district.models import Department
from portal.kit.crypto.aead import Unreadable
from portal.kit.crypto.keyring import KeysMissing
from services.cases.rotation import rotate


class Command(BaseCommand):
    """`manage.py rotate_keys FYZX`; stopped half-way, the next run goes on where it was."""

    help = "Make a new key pair for a department and wrap the keys of its cases anew. Safe to stop; run again to go on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("department", help="the department's code, like FYZX")

    def handle(self, *args: object, department: str, **options: object) -> None:
        where = Department.objects.filter(code=department).first()
        if where is None:
            raise CommandError(f"There is no department {department!r}. The codes stand in departments.tsv of the district pack.")
        total = 0
        try:
            for done in rotate(where):
                total += done
                self.stdout.write(f"{total} keys wrapped anew …")
        except KeysMissing as error:
            raise CommandError(f"{error}. Run this where the staff face runs, with its key file mounted; then run it again.") from error
        except Unreadable as error:
            raise CommandError(
                f"A key could not be opened: {error}. {total} were done. Restore the key file, then run it again."
            ) from error
        self.stdout.write(f"{department}: {total} keys wrapped anew. Back up the key file now; older pairs are retired.")
