"""Compares what should be found with what is found, and puts right what no signal told: `update()`, bulk changes, restored databases.

Signals keep the index in step within the transaction of each change. This looks after them: it knows what each document says by its digest,
and touches only the few that differ.
"""

from dataclasses import dataclass

from django.db import transaction

from portal.kit.findable import Document
from search.models import Entry
from search.writing import current, digest, everything, remove, write


@dataclass(frozen=True)
class Mended:
    """How many documents were missing or old, and how many should not have been there."""

    written: int = 0
    removed: int = 0


def reconcile() -> Mended:
    """Make the index say what the site says; safe at any time, beside any writer."""
    known = dict(Entry.objects.values_list("key", "digest"))  # first: what is published from here on is not taken for left over
    expected, written = set(), 0
    for document in everything():
        expected.add(document.key)
        if known.get(document.key) != digest(document):
            _mend(document.key, document)
            written += 1
    left_over = known.keys() - expected
    for key in left_over:
        _mend(key, None)
    return Mended(written, len(left_over))


@transaction.atomic
def _mend(key: str, document: Document | None) -> None:
    """Write or remove it as it is at this moment, since it was read a while ago."""
    now = current(key, document)
    if now is None:
        remove(key)
    else:
        write(now)
