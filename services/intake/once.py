"""Doing an act once: its key is written with it, so that a repeated form finds it done."""

import hashlib
import hmac
import json
from collections.abc import Callable
from enum import Enum
from typing import Any

from django.db import IntegrityError, transaction

from portal.kit import clock
from portal.kit.crypto.index import blind_index
from portal.kit.secrets import secret
from services.intake.models import Done


class Before(Enum):
    """What is known of an act before it is carried out."""

    NEVER = "never"
    SAME = "same"
    DIFFERENT = "different"


def fingerprint(payload: Any) -> bytes:
    """A keyed hash of what was sent: tells the same from other answers, and nothing else."""
    return blind_index(secret("draft_key"), "payload", json.dumps(payload, sort_keys=True, ensure_ascii=False))


def look(key: bytes, payload: Any) -> Before:
    """Whether the act with this key was done, with the same payload or another. `payload` None: only the key is known."""
    done = Done.objects.filter(key_hash=_hash(key)).first()
    if done is None:
        return Before.NEVER
    if payload is None or hmac.compare_digest(bytes(done.payload_mac), fingerprint(payload)):
        return Before.SAME
    return Before.DIFFERENT


def mark(key: bytes, payload: Any) -> None:
    """Write that the act is done, in the transaction of the act. Raises IntegrityError when somebody was faster."""
    Done.objects.create(key_hash=_hash(key), payload_mac=fingerprint(payload), day=clock.today())


def carry_out(key: bytes, payload: Any, run: Callable[[], object]) -> Before:
    """Call `run` in one transaction with the mark of the act, unless it was done; what was known before: NEVER means done now.

    Raises what `run` raises.
    """
    try:
        with transaction.atomic():
            mark(key, payload)
            run()
    except IntegrityError:
        before = look(key, payload)
        if before is Before.NEVER:
            raise
        return before
    return Before.NEVER


def _hash(key: bytes) -> bytes:
    return hashlib.sha256(b"once" + key).digest()
