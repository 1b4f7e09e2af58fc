"""Checking the audit chain against itself and against the anchors kept outside the database."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from portal.audit.anchors import Anchor
from portal.audit.chain import GENESIS, digest
from portal.audit.models import Entry


@dataclass(frozen=True)
class Broken:
    """The first place where the chain does not hold, and why."""

    seq: int
    reason: str


def first_broken_link(anchors: Iterable[Anchor]) -> Broken | None:
    """The first broken link, or None when the chain is whole and reaches every anchor."""
    expected: dict[int, str] = {}
    for anchor in anchors:
        expected.setdefault(anchor.seq, anchor.digest)  # the oldest word counts: a later one may follow a rewriting
    before, last = GENESIS, 0
    for entry in Entry.objects.order_by("seq").iterator():
        if entry.seq != last + 1:
            return Broken(last + 1, "missing")
        if problem := _problem(entry, before, expected.pop(entry.seq, entry.digest)):
            return Broken(entry.seq, problem)
        before, last = entry.digest, entry.seq
    return Broken(last + 1, "cut off: an anchor remembers later rows") if expected else None


def _problem(entry: Entry, before: str, anchored: str) -> str:
    if entry.previous != before:
        return "does not follow the row before it"
    if not hmac.compare_digest(digest(entry), entry.digest):
        return "changed"
    if anchored != entry.digest:
        return "rewritten: it differs from the anchor of that day"
    return ""
