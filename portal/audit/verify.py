"""Checking the audit chain against itself and against the anchors kept outside the database."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from portal.audit.anchors import Anchor
from portal.audit.chain import START, SUITES, digest
from portal.audit.models import Entry


@dataclass(frozen=True)
class Broken:
    """The first place where the chain does not hold, and why."""

    sequence: int
    reason: str


def first_broken_link(anchors: Iterable[Anchor]) -> Broken | None:
    """The first broken link, or None when the chain is whole and reaches every anchor."""
    expected = {anchor.sequence: anchor.digest for anchor in anchors}
    before, last = START, 0
    for entry in Entry.objects.order_by("sequence").iterator():
        problem = _problem(entry, before, last, expected.pop(entry.sequence, None))
        if problem:
            return Broken(entry.sequence if problem != "gap" else last + 1, problem)
        before, last = bytes(entry.digest), entry.sequence
    if expected:
        return Broken(last + 1, "cut off: an anchor remembers later rows")
    return None


def _problem(entry: Entry, before: bytes, last: int, anchored: str | None) -> str:
    if entry.sequence != last + 1:
        return "gap"
    if entry.algorithm not in SUITES or not hmac.compare_digest(digest(entry, before), bytes(entry.digest)):
        return "changed, or the row before it was"
    if anchored and anchored != bytes(entry.digest).hex():
        return "rewritten: it differs from the anchor of that day"
    return ""
