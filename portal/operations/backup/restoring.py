"""Bringing a backup back: everything is checked before anything is touched, and what was published stays published."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from portal.audit.anchors import path as anchors_path
from portal.audit.chain import record
from portal.kit import clock
from portal.operations.backup import places, postgresql, sqlite
from portal.operations.backup.archive import Manifest, unpack
from services.monitoring.release import LedgerDisagrees, released

Tell = Callable[[str], object]
RELEASE: Final = re.compile(r"(\d{4}Q[1-4])-v(\d+)\.json")


class Refused(Exception):
    """Nothing was changed; says why and what to do."""


def restore(file: Path, *, force: bool, tell: Tell) -> Manifest:
    """Restore `file`. Raises archive.BadArchive, Refused and sqlite.InUse before anything has changed."""
    data = Path(settings.DATA_DIR)
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as work:
        unpacked = Path(work)
        tell("Checking every file of the archive …")
        manifest = unpack(file, unpacked)
        _refuse_unfit(manifest, force)
        aside = f"before-restore-{clock.now():%Y%m%dT%H%M%S}"
        _put_database(manifest, unpacked / places.DATABASE, aside, tell)
        _put_files(manifest, unpacked, aside, tell)
        _complete_memory(unpacked, aside, tell)
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        record("backup.restored", actor=None, subject="backup", subject_id=manifest.made_at)
    return manifest


@transaction.atomic
def republish() -> list[str]:
    """Publish every release whose bytes the ledger holds; returns those of which the archive's database says otherwise."""
    disagreeing = []
    for path in sorted(Path(settings.LEDGER_DIR).glob("*.json")):
        if match := RELEASE.fullmatch(path.name):
            try:
                released(match[1], int(match[2]))
            except LedgerDisagrees:
                disagreeing.append(path.name)
    return disagreeing


def _refuse_unfit(manifest: Manifest, force: bool) -> None:
    if manifest.engine != connection.vendor:
        raise Refused(f"The archive was made on {manifest.engine} and this portal uses {connection.vendor}. Set DATABASE_URL accordingly.")
    known = dict(MigrationLoader(None).graph.leaf_nodes())
    unknown = [f"{app}.{name}" for app, name in manifest.migrations.items() if name > known.get(app, "")]
    if unknown:
        raise Refused(f"The archive comes from a newer portal (it knows {', '.join(unknown)}). Install that version first.")
    there = list(_what_is_there())
    if there and not force:
        raise Refused(f"This portal is not empty: {', '.join(there)}. To put it aside and restore all the same, add --force.")


def _what_is_there() -> list[str]:
    empty = sqlite.is_empty() if connection.vendor == "sqlite" else postgresql.is_empty()
    return ([] if empty else ["database"]) + [
        name for name, folder in places.content().items() if folder.is_dir() and any(folder.iterdir())
    ]


def _put_database(manifest: Manifest, folder: Path, aside: str, tell: Tell) -> None:
    tell("Putting the database in place …")
    if connection.vendor == "sqlite":
        sqlite.load(folder, aside)
        return
    postgresql.clear()
    for step in _way_back(manifest):
        call_command("migrate", *step, interactive=False, verbosity=0)
    postgresql.load(folder, manifest.tables)


def _way_back(manifest: Manifest) -> list[tuple[str, ...]]:
    """The steps of `migrate` that make the tables as they were when the backup was made."""
    is_newest = dict(MigrationLoader(None).graph.leaf_nodes()) == manifest.migrations
    return [()] if is_newest else list(manifest.migrations.items())


def _put_files(manifest: Manifest, unpacked: Path, aside: str, tell: Tell) -> None:
    for name, folder in places.content().items():
        if folder.is_dir() and any(folder.iterdir()):
            folder.rename(folder.with_name(f"{folder.name}.{aside}"))
        if (unpacked / name).is_dir():
            shutil.copytree(unpacked / name, folder, dirs_exist_ok=True)
    if not manifest.has_keys:
        return
    targets = {places.SECRETS: Path(settings.SECRETS_DIR), places.KEYS: Path(settings.DEPARTMENT_KEYS_FILE).parent}
    for name, folder in targets.items():
        _put_keys(unpacked / name, folder, aside)
    tell("secrets and keys: put in place")


def _put_keys(source: Path, folder: Path, aside: str) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in source.iterdir() if source.is_dir() else ():
        target = folder / path.name
        if target.exists() and target.read_bytes() != path.read_bytes():
            target.rename(target.with_name(f"{target.name}.{aside}"))
        shutil.copyfile(path, target)
        target.chmod(0o600)


def _complete_memory(unpacked: Path, aside: str, tell: Tell) -> None:
    """Releases that this machine published after the backup stay; its anchors are put aside, since they remember rows that are gone."""
    ledger = Path(settings.LEDGER_DIR)
    ledger.mkdir(parents=True, exist_ok=True)
    for path in sorted((unpacked / places.LEDGER).glob("*")):
        if not (ledger / path.name).exists():
            shutil.copyfile(path, ledger / path.name)
        elif (ledger / path.name).read_bytes() != path.read_bytes():
            tell(f"{path.name}: the archive has other bytes; what this machine published stays")
    here, then = anchors_path(), unpacked / places.ANCHORS / anchors_path().name
    here.parent.mkdir(parents=True, exist_ok=True)
    if here.exists() and (not then.exists() or here.read_bytes() != then.read_bytes()):
        here.rename(here.with_name(f"{here.name}.{aside}"))
        tell(f"anchors made after the backup: kept as {here.name}.{aside}")
    if then.exists():
        shutil.copyfile(then, here)
