"""Everything that has to be there before the portal serves. Each step may be repeated; what is up to date is skipped."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import CommandError, call_command

from portal.district import keys
from portal.kit.crypto.keyring import KeysMissing
from portal.notices.sealing import publish_lock
from portal.operations import demo, rights
from portal.operations.collecting import little_collecting
from portal.operations.recovery import keep_shares
from portal.settings.apps import ROOMS

STAMP: Final = "prepared.json"
WATCHED: Final = ("requirements.txt", *ROOMS, "static")
SUFFIXES: Final = {".py", ".txt", ".tsv", ".toml", ".md", ".css", ".js", ".svg", ".png"}


@dataclass(frozen=True)
class Step:
    """One thing to make ready, told in one line."""

    says: str
    run: Callable[[], object]


def make_keys() -> None:
    """Pairs where there are none. Raises CommandError where the database knows keys whose file is not here, as after a restore."""
    try:
        keys.create_missing()
        keep_shares()
        publish_lock()
    except KeysMissing as error:
        raise CommandError(f"{error}. Requests were sealed for those keys: put the file back, then start again.") from error


STEPS: Final = (
    Step("database", lambda: call_command("migrate", interactive=False, verbosity=0)),
    Step("rights", rights.grant),
    Step("district", lambda: call_command("load_district", verbosity=0, stdout=_Silent())),
    Step("keys", make_keys),
    Step("plan", lambda: call_command("import_plan", stdout=_Silent())),
    Step("first pages", lambda: call_command("publish_starter", demo=settings.DEMO, stdout=_Silent())),
    Step("style sheets", lambda: call_command("collectstatic", interactive=False, verbosity=0)),
    Step("demo content", demo.make),
    Step("search", lambda: call_command("rebuild_index", stdout=_Silent())),
)


def prepare(tell: Callable[[str], object]) -> None:
    """Run the steps unless nothing has changed since they last ran. The mark is written last: a kill in between repeats them."""
    stamp = Path(settings.DATA_DIR) / STAMP
    now = state()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return
    with little_collecting():
        for step in STEPS:
            tell(f"Preparing: {step.says} …")
            step.run()
    draft = stamp.with_suffix(".new")
    draft.write_text(now, encoding="utf-8")
    draft.replace(stamp)


def state() -> str:
    """What the prepared state depends on: the code, the pack, the choice of demo content and the database."""
    digest = hashlib.sha256()
    for path in sorted(_watched()):
        about = path.stat()
        digest.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    database = {key: str(settings.DATABASES["default"].get(key, "")) for key in ("ENGINE", "NAME", "HOST", "PORT")}
    return json.dumps({"files": digest.hexdigest(), "demo": settings.DEMO, "database": database}, sort_keys=True)


def _watched() -> Iterator[Path]:
    for name in WATCHED:
        path = settings.ROOT / name
        yield from [path] if path.is_file() else (found for found in path.rglob("*") if found.suffix in SUFFIXES)
    yield from (found for found in Path(settings.DISTRICT_PACK).rglob("*") if found.is_file())


class _Silent:
    """A stream that says nothing; errors come as exceptions."""

    def write(self, text: str) -> None:
        """Say nothing."""

    def flush(self) -> None:
        """Nothing to flush."""
