"""`manage.py init_secrets`: make the secrets and keys that are missing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.district import keys
from portal.kit import secrets
from portal.operations.recovery import keep_shares


class Command(BaseCommand):
    """Never overwrites anything."""

    help = "Make missing secrets, department keys and the two recovery shares. Existing ones are never touched."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in secrets.create_missing(Path(settings.SECRETS_DIR)):
            self.stdout.write(f"secret {name}: made in {settings.SECRETS_DIR}")
        for holder in keys.create_missing():
            self.stdout.write(f"key of {holder}: made")
        for file in keep_shares():
            self.stdout.write(f"recovery share: {file}. Give each share to another person, on paper, then delete the file.")
