"""Making a backup while the portal works: first the database as of one moment, then the files that it names."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from portal.kit import clock
from portal.operations.backup import places, postgresql, sqlite
from portal.operations.backup.archive import Manifest, writing

Tell = Callable[[str], object]


def back_up(file: Path, *, with_keys: bool, tell: Tell) -> Manifest:
    """Write the archive `file`; raises FileExistsError, OSError and database errors, and leaves no half archive."""
    manifest = Manifest(clock.now().isoformat(), connection.vendor, applied(), with_keys)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as work, writing(file, manifest) as archive:
        tell("Copying the database …")
        if connection.vendor == "sqlite":
            sqlite.dump(Path(work))
        else:
            manifest.tables = postgresql.dump(Path(work))
        archive.add_folder(places.DATABASE, Path(work))
        for name, folder in (places.content() | places.memory()).items():
            tell(f"{name}: {archive.add_folder(name, folder)} files")
        if with_keys:
            for name, path in places.key_files():
                archive.add(name, path)
            tell("secrets and keys: included")
    return manifest


def applied() -> dict[str, str]:
    """The newest migration of each app that the database knows."""
    return dict(sorted(MigrationRecorder(connection).applied_migrations()))
