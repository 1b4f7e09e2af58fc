"""`manage.py grant_rights`: what the public and the staff role may do in the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.operations import rights


class Command(BaseCommand):
    """Repeatable; `prepare` runs it too."""

    help = "Give the roles halfsky_public and halfsky_staff their rights and force row security on tables of people. PostgreSQL only."

    def handle(self, *args: Any, **options: Any) -> None:
        if not rights.exist():
            raise CommandError(f"There are no roles {rights.PUBLIC} and {rights.STAFF} here. Make them first: deploy/postgres/roles.sh.")
        self.stdout.write(f"Rights given; {rights.grant()} tables of people are guarded.")
