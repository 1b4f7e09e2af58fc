"""Open a department's cases again when its private keys are lost."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.district.models import Department
from portal.kit.crypto.aead import Unreadable
from portal.kit.crypto.recovery import WrongShare, combine
from services.cases.rotation import recover


class Command(BaseCommand):
    """`manage.py recover_keys FYZX share-a.txt share-b.txt`: the two holders bring their shares, typed into a file each."""

    help = (
        "For a department whose key file is lost: join the two recovery shares, make a new key pair and wrap the keys of its cases anew. "
        "Safe to stop; run again to go on. The joined key stays in memory only. Delete both files afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("department", help="the department's code, like FYZX")
        parser.add_argument("shares", nargs=2, type=Path, metavar="FILE", help="one file for each holder's share")

    def handle(self, *args: object, department: str, shares: list[Path], **options: object) -> None:
        where = Department.objects.filter(code=department).first()
        if where is None:
            raise CommandError(f"There is no department {department!r}. The codes stand in departments.tsv of the district pack.")
        try:
            total = sum(recover(where, combine(*(path.read_text(encoding="ascii") for path in shares))))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Nothing was changed. A share cannot be read: {error}.") from error
        except WrongShare as error:
            raise CommandError(f"Nothing was changed: {error}. Compare it with the paper and try again.") from error
        except Unreadable as error:
            raise CommandError(
                "These shares are not of this portal's recovery key. Bring the shares that `init_secrets` made here."
            ) from error
        self.stdout.write(
            f"{department}: {total} keys wrapped anew. Back up the key file now. What others had referred to it must be referred again."
        )
