"""Appending to the audit chain in the transaction of the act: no audit row, no act."""

import json
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction

from portal.audit.models import Entry
from portal.kit import clock
from portal.kit.crypto import aead
from portal.kit.crypto.index import keyed_hash
from portal.kit.secrets import secret

START: Final = b"\0" * 32
SUITES: Final = {number: suite for suite, number in aead.ALGORITHMS.items()}
POSTGRES_LOCK: Final = 0x68616C66


class NoTransaction(RuntimeError):
    """`record` was called outside a transaction, where the act could outlive its audit row."""


def record(
    action: str,
    *,
    actor: AbstractBaseUser | None,
    subject: str,
    subject_id: object,
    department: str = "",
    result: str = "ok",
) -> Entry:
    """Append one row in the caller's transaction. Acts without a known person keep the hour only (house promise 7). Raises NoTransaction."""
    if not transaction.get_connection().in_atomic_block:
        raise NoTransaction(action)
    _wait_for_my_turn()
    last = Entry.objects.order_by("-sequence").values_list("sequence", "digest").first() or (0, START)
    entry = Entry(
        sequence=last[0] + 1,
        at=clock.now() if actor else clock.to_the_hour(clock.now()),
        action=action,
        actor_id=actor.pk if actor else None,
        department=department,
        subject=subject,
        subject_id=str(subject_id),
        result=result,
        algorithm=aead.ALGORITHMS[settings.CRYPTO_SUITE],
    )
    entry.digest = digest(entry, bytes(last[1]))
    entry.save(force_insert=True)
    return entry


def digest(entry: Entry, before: bytes) -> bytes:
    """The keyed hash of a row and of everything before it."""
    at: datetime = entry.at.astimezone(UTC)
    row = [
        entry.sequence, at.isoformat(), entry.action, entry.actor_id, entry.department,
        entry.subject, entry.subject_id, entry.result, entry.algorithm,
    ]  # fmt: skip
    message = before + json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    return keyed_hash(secret("audit_key"), message, suite=SUITES[entry.algorithm])


def _wait_for_my_turn() -> None:
    """SQLite's IMMEDIATE transaction is the lock; PostgreSQL needs one that ends with the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRES_LOCK])
