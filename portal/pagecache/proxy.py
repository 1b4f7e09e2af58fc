"""Tells a proxy on this machine which generation is current, by a folder that `current` points to.

nginx makes the resolved name of that folder part of the name of each copy (`$realpath_root`), so that all copies are old the moment the
link is turned, and a page that was fetched before keeps its old name. No module and no request is needed for it.
"""

import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from portal.pagecache.generation import Number

CURRENT: Final = "current"
SECONDS_TO_BE_LINKED: Final = 60


def show(number: Number) -> None:
    """Turn the link to a folder for generation `number`, unless it points to one; nothing where no proxy keeps pages."""
    if not settings.PAGE_GENERATION_DIR:
        return
    folder, prefix = Path(settings.PAGE_GENERATION_DIR), f"{number[0]}-{number[1]}-"
    link = folder / CURRENT
    if link.is_symlink() and link.readlink().name.startswith(prefix):
        return
    name = prefix + secrets.token_hex(8)  # never a name that was used before: two processes may turn it in the wrong order
    (folder / name).mkdir(parents=True)
    draft = folder / f"{name}.link"
    draft.symlink_to(name)
    draft.replace(link)
    _remove_old(folder, name)


def ensure() -> None:
    """Make sure that there is a link: without one the proxy could not name its copies."""
    if settings.PAGE_GENERATION_DIR and not (Path(settings.PAGE_GENERATION_DIR) / CURRENT).exists():
        show((None, 0))


def _remove_old(folder: Path, kept: str) -> None:
    """Folders of earlier generations; not those that another process may be about to link."""
    for old in folder.iterdir():
        with suppress(FileNotFoundError):  # another process tidies up as well
            if old.is_dir() and not old.is_symlink() and old.name != kept and time.time() - old.stat().st_mtime > SECONDS_TO_BE_LINKED:
                old.rmdir()
