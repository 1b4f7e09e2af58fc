"""What was erased stays erased: a line outside the database for each case, that a restored backup has to honour (个保法 47, S6-16)."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from portal.kit import clock, durable


def path() -> Path:
    """The file that tombstones are appended to; it is backed up apart from the database."""
    return Path(settings.LEDGER_DIR) / "erased-cases.jsonl"


def bury(cases: Iterable[UUID]) -> None:
    """Append a tombstone for each case. Durable when this returns, so write them before the rows go."""
    durable.append(path(), (json.dumps({"case": str(case), "day": clock.today().isoformat()}) for case in cases))


def buried() -> Iterator[UUID]:
    """Every case that was ever erased."""
    for line in durable.lines_of(path()):
        yield UUID(json.loads(line)["case"])
