"""Daily anchors: the head of the chain, kept in a file outside the database, so that a cut tail is noticed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from portal.audit.models import Entry
from portal.kit import clock, durable


@dataclass(frozen=True)
class Anchor:
    """The head of the chain on a day."""

    day: str
    seq: int
    digest: str


class AnchorsUnreadable(Exception):
    """The file of anchors was damaged; names the line."""


def path() -> Path:
    """The file that anchors are appended to."""
    return Path(settings.ANCHOR_DIR) / "audit-anchors.jsonl"


def anchors() -> Iterator[Anchor]:
    """Every anchor, oldest first. Raises AnchorsUnreadable."""
    for number, line in enumerate(durable.lines_of(path()), start=1):
        try:
            yield Anchor(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise AnchorsUnreadable(f"{path()}, line {number}, is no anchor") from error


def drop_anchor() -> Anchor | None:
    """Append today's anchor; None when nothing was ever recorded. Durable when this returns."""
    head = Entry.objects.order_by("-seq").first()
    if head is None:
        return None
    anchor = Anchor(clock.today().isoformat(), head.seq, head.digest)
    durable.append(path(), [json.dumps(asdict(anchor))])
    return anchor
