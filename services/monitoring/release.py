"""Closing the books of a quarter: snapshot, noise, release, once and for ever.

The ledger is written before the database commits. A crash before it leaves no draw that anyone could have seen; a crash after it, or a
database restored from before it, finds the bytes in the ledger and publishes those instead of drawing again.
"""

import hashlib
import json
from collections import Counter
from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from portal.audit.chain import record
from portal.district.calendar import working_calendar
from portal.kit import clock
from portal.outbox.dispatch import drain
from services.monitoring import ledger
from services.monitoring.models import Fact, Release
from services.monitoring.privacy import discrete_laplace, error_bound, not_below_zero
from services.monitoring.workload import METHOD, SCHEME, TABLES, Table

VERSION: Final = 1
WORKING_DAYS: Final = 10
POSTGRES_LOCK: Final = 0x72656C


class TooEarly(Exception):
    """The quarter may be closed from the tenth working day after `last` on."""

    def __init__(self, quarter: str, last: date) -> None:
        super().__init__(quarter)
        self.quarter, self.last = quarter, last


def closing_day(quarter: str) -> date:
    """The tenth working day after the quarter. Raises ValueError for no quarter, working_days.YearUnknown without a calendar."""
    return working_calendar().add_working_days(clock.quarter_bounds(quarter)[1], WORKING_DAYS)


def close_quarter(quarter: str, *, is_demo: bool = False) -> Release:
    """The release of a quarter: the one there is, the one the ledger remembers, or a new one. Raises TooEarly."""
    last = clock.quarter_bounds(quarter)[1]
    if clock.today() <= last or clock.today() < closing_day(quarter):
        raise TooEarly(quarter, last)
    drain()
    with transaction.atomic():
        _one_at_a_time()
        known = Release.objects.filter(quarter=quarter, version=VERSION).first()
        if known:
            return known
        content = ledger.read(quarter, VERSION)
        if content is None:
            content = _draw(quarter, is_demo=is_demo)
            ledger.write(quarter, VERSION, content)
        return _publish(quarter, content)


def _draw(quarter: str, *, is_demo: bool) -> bytes:
    """The canonical bytes of a new release."""
    facts = Fact.objects.filter(quarter=quarter)
    tables = {table.code: _noised(table, Counter(facts.values_list(table.field, flat=True))) for table in TABLES}
    content = {
        "quarter": quarter,
        "version": VERSION,
        "method": METHOD,
        "scheme": SCHEME,
        "demo": is_demo,
        "closed_on": clock.today().isoformat(),
        "tables": tables,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _noised(table: Table, counts: Counter[str]) -> dict[str, Any]:
    """A table with noise in every cell, zeros too; its total is the sum of its published cells."""
    cells = not_below_zero({cell: counts[cell] + discrete_laplace(table.epsilon) for cell in table.cells})
    return {
        "epsilon": str(table.epsilon),
        "cells": cells,
        "total": sum(cells.values()),
        "error_cell": error_bound(table.epsilon),
        "error_total": error_bound(table.epsilon, len(table.cells)),
    }


def _publish(quarter: str, content: bytes) -> Release:
    digest = hashlib.sha256(content).hexdigest()
    release = Release.objects.create(quarter=quarter, version=VERSION, content=content, digest=digest, closed_on=clock.today())
    record("release.closed", actor=None, subject="release", subject_id=digest)
    return release


def _one_at_a_time() -> None:
    """SQLite's IMMEDIATE transaction is the lock; PostgreSQL needs one that ends with the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRES_LOCK])
