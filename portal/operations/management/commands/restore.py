"""`manage.py restore FILE`: bring a backup back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.audit.anchors import anchors
from portal.audit.verify import first_broken_link
from portal.kit.secrets import SecretMissing
from portal.operations.backup import sqlite
from portal.operations.backup.archive import BadArchive
from portal.operations.backup.restoring import Refused, republish, restore
from services.cases.actions import honour_tombstones


class Command(BaseCommand):
    """Stop the portal first."""

    help = (
        "Restore an archive of `backup` into an empty portal. Stop the portal first. Releases that were published after the backup are "
        "published again with the very same bytes. Exit code 0: restored; 1: nothing was changed, or the message says what is left to do."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="an archive that `backup` made")
        parser.add_argument("--force", action="store_true", help="put aside what is here (on PostgreSQL: drop the tables) and restore")

    def handle(self, *args: Any, file: Path, force: bool = False, **options: Any) -> None:
        try:
            manifest = restore(file.resolve(), force=force, tell=self.stdout.write)
            disagreeing = republish()
            erased = honour_tombstones()
        except BadArchive as error:
            raise CommandError(f"Nothing was changed. {error}. Take another copy of the archive.") from error
        except Refused as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        except sqlite.InUse as error:
            raise CommandError(f"Nothing was changed. {error} is in use. Stop the portal and try again.") from error
        except SecretMissing as error:
            raise CommandError(
                f"The data is back, but secrets are missing: {error}. Put SECRETS_DIR and the keys of that portal back."
            ) from error
        broken = first_broken_link(anchors())
        if broken:
            advice = (
                "These may be another portal's secrets: put SECRETS_DIR of the portal that made the backup in place, then run verify_audit."
            )
            raise CommandError(f"The data is back, but row {broken.seq} of the audit chain does not hold: {broken.reason}. {advice}")
        if disagreeing:
            advice = "Both were published: compare them by hand before anything is closed or corrected."
            raise CommandError(f"The data is back, but ledger and archive hold different bytes of {', '.join(disagreeing)}. {advice}")
        self.stdout.write(
            f"Restored the state of {manifest.made_at}: {len(manifest.files)} files. "
            f"{erased} cases that were erased since are erased again. Start the portal again."
        )
