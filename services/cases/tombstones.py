"""What was erased stays erased: a line outside the database for each case, that a restored backup has to honour (个保法 47, S6-16)."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from portal.kit import clock


def path() -> Path:
    """The file that tombstones are appended to; it is backed up apart from the database."""
    return Path(settings.LEDGER_DIR) / "erased-cases.jsonl"


def bury(cases: Iterable[UUID]) -> None:
    """Append a tombstone for each case. Durable when this returns, so write them before the rows go."""
    path().parent.mkdir(parents=True, exist_ok=True)
    with path().open("a", encoding="utf-8") as file:
        file.writelines(json.dumps({"case": str(case), "day": clock.today().isoformat()}) + "\n" for case in cases)
        file.flush()
        os.fsync(file.fileno())


def buried() -> Iterator[UUID]:
    """Every case that was ever erased."""
    if path().exists():
        for line in path().read_text(encoding="utf-8").splitlines():
            yield UUID(json.loads(line)["case"])
