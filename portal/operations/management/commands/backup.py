"""`manage.py backup FILE`: everything that cannot be made again, in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from portal.operations.backup.making import back_up

KEPT_APART = "Secrets and keys are not in it: keep SECRETS_DIR and the department keys somewhere else, or nobody can read the archive."
TOGETHER = "It holds secrets and keys: whoever has this file can read every case. Encrypt it, and keep it away from the other backups."


class Command(BaseCommand):
    """May run while the portal works."""

    help = (
        "Write database, media, ledger and audit anchors, each with its checksum, into FILE (mode 600). The portal may go on working. "
        "Exit code 0: the archive is whole and on the disk; 1: nothing was written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive to be made, such as /backup/portal-2026-11-25.zip; must not exist")
        parser.add_argument("--with-keys", action="store_true", help="also SECRETS_DIR and the department keys (never the recovery shares)")

    def handle(self, *args: Any, file: Path, with_keys: bool = False, **options: Any) -> None:
        file = file.resolve()
        if not file.parent.is_dir():
            raise CommandError(f"{file.parent} is no folder. Make it, or name another place.")
        if file.exists():
            raise CommandError(f"{file} exists and is not overwritten. Name another file.")
        try:
            manifest = back_up(file, with_keys=with_keys, tell=self.stdout.write)
        except (OSError, DatabaseError) as error:
            raise CommandError(f"No backup was made: {error}. Look at the free space and at the database, then try again.") from error
        self.stdout.write(f"{file}: {len(manifest.files)} files, {file.stat().st_size:,} bytes. {TOGETHER if with_keys else KEPT_APART}")
