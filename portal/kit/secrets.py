"""Named secrets, one file each, read once: nothing secret stands in the environment or in the database."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from portal.kit.durable import sync_folder

NAMES: Final = (
    "django_secret",
    "receipt_key",
    "receipt_pepper",
    "audit_key",
    "limits_key",
    "index_key",
    "draft_key",
    "mfa_key",
    "notice_key",
)


class SecretMissing(Exception):
    """A secret's file is absent, unreadable, open to others or of the wrong length."""


def secret(name: str) -> bytes:
    """The 32 bytes of the secret `name`. Raises SecretMissing with what to do."""
    return _read(Path(settings.SECRETS_DIR), name)


def create_missing(folder: Path) -> list[str]:
    """Write each absent secret as 64 hexadecimal digits, mode 600; existing ones are never touched. Returns the new names."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [name for name in NAMES if _create(folder / name)]


def _create(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        pass
    else:
        return False
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(os.urandom(32).hex())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    sync_folder(path.parent)
    return True


@lru_cache(maxsize=32)
def _read(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        mode = path.stat().st_mode
        value = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise SecretMissing(f"{path} cannot be read; run: manage.py init_secrets") from error
    if mode & 0o077:
        raise SecretMissing(f"{path} is readable by others; run: chmod 600 {path}")
    if len(value) != 32:
        raise SecretMissing(f"{path} does not hold 64 hexadecimal digits")
    return value
