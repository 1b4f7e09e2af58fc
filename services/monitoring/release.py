"""Closing the books of a quarter: snapshot, noise, release, once and for ever.

The ledger is written before the database commits. A crash before it leaves no draw that anyone could have seen; a crash after it, or a
database restored from before it, finds the bytes in the ledger and publishes those instead of drawing again.
"""

import hashlib
import json
import secrets
from typing import Final

from django.conf import settings
from django.db import transaction

from portal.audit.chain import record
from portal.kit import clock
from portal.outbox.dispatch import run
from portal.outbox.models import Message
from services.catalogue.events import CaseAccepted, FirstContact
from services.monitoring import ledger
from services.monitoring.content import tables_of
from services.monitoring.models import Release
from services.monitoring.privacy import Below
from services.monitoring.quarters import check_that_it_is_over, hold_the_books
from services.monitoring.snapshot import counts_of, subdistricts
from services.monitoring.workload import METHOD

FIRST: Final = 1
ERRATUM: Final = 2
COUNTED: Final = (CaseAccepted.topic, FirstContact.topic)


class LedgerDisagrees(Exception):
    """The database and the ledger hold different bytes for one release: one of them was changed. Nothing is published over it."""


def close_quarter(quarter: str, *, is_demo: bool = False, below: Below = secrets.randbelow) -> Release:
    """The release of a quarter: the one there is, the one the ledger remembers, or a new one.

    Raises TooEarly, LedgerDisagrees, ValueError for no quarter, working_days.YearUnknown without a calendar.
    """
    check_that_it_is_over(quarter)
    count_what_waits()
    with transaction.atomic():
        hold_the_books(to_close=True)
        first = released(quarter, FIRST) or publish(quarter, FIRST, is_demo=is_demo, below=below)
        return released(quarter, ERRATUM) or first


def released(quarter: str, version: int) -> Release | None:
    """A version that is published or that the ledger remembers; it is then published now. Raises LedgerDisagrees."""
    known = Release.objects.filter(quarter=quarter, version=version).first()
    content = ledger.read(quarter, version)
    if known is None:
        return _store(quarter, version, content) if content is not None else None
    if content is None:
        ledger.write(quarter, version, bytes(known.content))
    elif content != bytes(known.content):
        raise LedgerDisagrees(str(known))
    return known


def publish(quarter: str, version: int, *, is_demo: bool, below: Below = secrets.randbelow, notice: str = "") -> Release:
    """Draw, write the ledger, store: in the caller's transaction, which holds the books."""
    content = {
        "quarter": quarter,
        "version": version,
        "notice": notice,
        "method": METHOD,
        "scheme": settings.SDC_SCHEME,
        "demo": is_demo,
        "closed_on": clock.today().isoformat(),
        "subdistricts": subdistricts(),
        "tables": tables_of(counts_of(quarter), settings.SDC_SCHEME, below),
    }
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ledger.write(quarter, version, written)
    return _store(quarter, version, written)


def count_what_waits() -> None:
    """Carry out the counting that waits in the outbox; one that fails is counted in the next quarter."""
    for pk in Message.objects.due().filter(topic__in=COUNTED).order_by("pk").values_list("pk", flat=True):
        run(pk)


def _store(quarter: str, version: int, content: bytes) -> Release:
    digest = hashlib.sha256(content).hexdigest()
    release = Release.objects.create(quarter=quarter, version=version, content=content, digest=digest, closed_on=clock.today())
    record("release.closed", actor=None, subject="release", subject_id=digest)
    return release
