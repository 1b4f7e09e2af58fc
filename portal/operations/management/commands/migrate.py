"""`manage.py migrate`: Django's own, in half the time where there are no tables yet."""

from typing import Any, Final

from django.apps import apps
from django.core.management.base import no_translations
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from portal.operations.collecting import little_collecting
from portal.settings.apps import ROOMS

OTHERWISE: Final = ("app_label", "plan", "check_unapplied", "fake")  # not everything is wanted, or nothing is to happen


class Command(migrate.Command):
    """Makes the tables of Wagtail and the others before ours.

    Each migration builds anew every model there is so far. Theirs are many, and ours would be among them, because the alphabet puts them
    first. The outcome is the same.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        with little_collecting():
            if not any(options[wish] for wish in OTHERWISE):
                self.begin_with_theirs(options["database"], options["verbosity"])
            super().handle(*args, **options)

    @no_translations
    def begin_with_theirs(self, database: str, verbosity: int) -> None:
        """Migrate the installed packages, if nothing was ever migrated there."""
        connection = connections[database]
        if MigrationRecorder(connection).has_table():
            return
        self.verbosity = verbosity
        executor = MigrationExecutor(connection, self.migration_progress_callback)  # type: ignore[arg-type]  # as Django calls it
        executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if not is_ours(leaf[0])])


def is_ours(label: str) -> bool:
    """Whether the app is part of this portal rather than of an installed package."""
    return apps.get_app_config(label).name.partition(".")[0] in ROOMS
