"""Where the things lie that a backup holds, by their names in the archive."""

from pathlib import Path
from typing import Final

from django.conf import settings

DATABASE: Final = "database"
LEDGER: Final = "ledger"
ANCHORS: Final = "anchors"
SECRETS: Final = "secrets"
KEYS: Final = "keys"


def content() -> dict[str, Path]:
    """Folders of uploaded files: replaced as a whole."""
    return {"media": Path(settings.MEDIA_ROOT)}


def memory() -> dict[str, Path]:
    """Folders that remember what was published and recorded: never replaced, only completed."""
    return {LEDGER: Path(settings.LEDGER_DIR), ANCHORS: Path(settings.ANCHOR_DIR)}


def key_files() -> list[tuple[str, Path]]:
    """What opens the sealed fields, without the recovery shares, which belong to two people and to no archive."""
    secrets = Path(settings.SECRETS_DIR)
    files = [(f"{SECRETS}/{path.name}", path) for path in sorted(secrets.iterdir()) if path.is_file()] if secrets.is_dir() else []
    if settings.DEPARTMENT_KEYS_FILE:
        files.append((f"{KEYS}/departments.json", Path(settings.DEPARTMENT_KEYS_FILE)))
    return files
