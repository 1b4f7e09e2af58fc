"""`manage.py verify_audit`: is the audit chain whole?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.audit.anchors import AnchorsUnreadable, anchors
from portal.audit.models import Entry
from portal.audit.verify import first_broken_link


class Command(BaseCommand):
    """Walks the chain from its first row and compares it with the anchors."""

    help = "Check the audit chain; names the first broken link. Exit code 0: whole, 1: broken."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kept = list(anchors())
        except AnchorsUnreadable as error:
            raise CommandError(f"{error}. Compare the file with its copy in the last backup; the chain was not checked.") from error
        broken = first_broken_link(kept)
        if broken:
            advice = "Keep this database as it is, restore a backup beside it and compare from there."
            raise CommandError(f"Row {broken.seq} is the first broken link: {broken.reason}. {advice}")
        self.stdout.write(f"The chain is whole: {Entry.objects.count()} rows, {len(kept)} anchors.")
