"""Appending to the audit chain, in the transaction of the act itself: no audit row, no act."""

import json
from datetime import UTC
from typing import Final

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.db.transaction import TransactionManagementError

from portal.audit.models import Entry
from portal.kit import clock
from portal.kit.crypto.index import keyed_hash
from portal.kit.secrets import secret
from portal.kit.web.logs import request_id

GENESIS: Final = "0" * 64
LOCK: Final = 210_303_001
COVERED: Final = ("seq", "actor", "department", "action", "subject", "subject_id", "result", "request_id", "algorithm", "previous")


def record(
    action: str,
    *,
    actor: AbstractBaseUser | None,
    subject: str,
    subject_id: object,
    department: str = "",
    result: str = "ok",
) -> None:
    """Append one row about an act, such as `case.opened`: ids only, never content.

    Staff acts carry their time, acts of residents (no `actor`) only the hour. Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("an act is audited inside its own transaction")
    now = clock.now()
    last = _last_locked()
    entry = Entry(
        seq=last.seq + 1 if last else 1,
        at=now if actor else clock.to_the_hour(now),
        actor=actor.pk if actor else None,
        department=department,
        action=action,
        subject=subject,
        subject_id=str(subject_id),
        result=result,
        request_id=request_id.get(),
        algorithm=settings.CRYPTO_SUITE,
        previous=last.digest if last else GENESIS,
    )
    entry.digest = digest(entry)
    entry.save(force_insert=True)


def digest(entry: Entry) -> str:
    """The keyed hash of a row, by the algorithm that the row names (HMAC-SHA256, or HMAC-SM3 under `sm`)."""
    facts = {name: getattr(entry, name) for name in COVERED} | {"at": entry.at.astimezone(UTC).isoformat()}
    row = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    return keyed_hash(secret("audit_key"), row, suite=entry.algorithm).hex()


def _last_locked() -> Entry | None:
    """The head of the chain; nobody else can append until this transaction ends.

    On SQLite the transaction began IMMEDIATE and is the only writer; PostgreSQL needs a lock of its own.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    return Entry.objects.order_by("-seq").only("seq", "digest").first()
