"""The ledger: every release's bytes, kept outside the database. What stands here was, or may have been, seen; it is never drawn again."""

import os
from pathlib import Path

from django.conf import settings

from portal.kit.durable import sync_folder


def path(quarter: str, version: int) -> Path:
    """Where the bytes of a release lie."""
    return Path(settings.LEDGER_DIR) / f"{quarter}-v{version}.json"


def read(quarter: str, version: int) -> bytes | None:
    """The bytes of a release; None when it was never made."""
    try:
        return path(quarter, version).read_bytes()
    except FileNotFoundError:
        return None


def write(quarter: str, version: int, content: bytes) -> None:
    """Keep the bytes, whole or not at all, durable when this returns. Raises FileExistsError for a release that was made before."""
    place = path(quarter, version)
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, place)
    finally:
        draft.unlink()
    sync_folder(place.parent)
