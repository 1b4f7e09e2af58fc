"""Limits that hold exactly, however many processes count: one conditional UPDATE decides."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import F
from django.utils import timezone

from portal.kit.secrets import secret

MODEL = "limits.Counter"  # by name: `from portal.limits import allow` must work while apps are still loading


def allow(name: str, source: str, *, limit: int, per: timedelta) -> bool:
    """Count one act of `source` and say whether it is within `limit` in the present window of length `per` (at most a day).

    Call it outside a transaction: a count that is rolled back did not happen. For a limit in total pass one fixed source.
    """
    seconds = int(per.total_seconds())
    window = int(timezone.now().timestamp()) // seconds
    key = key_of(name, source, window, seconds)
    counters: Any = apps.get_model(MODEL)
    rows = counters.objects.filter(key=key, count__lt=limit)
    if rows.update(count=F("count") + 1):
        return True
    new = counters(key=key, ends_at=datetime.fromtimestamp((window + 1) * seconds, UTC))
    counters.objects.bulk_create([new], ignore_conflicts=True)
    return bool(rows.update(count=F("count") + 1))


def key_of(name: str, source: str, window: int, seconds: int) -> str:
    """Keyed hash of the act, the source and the window: the same visitor leaves another trace in the next window."""
    text = "\x1f".join((name, source, str(window), str(seconds)))
    return hmac.new(secret("limits_key"), text.encode(), hashlib.sha256).hexdigest()


def prune() -> int:
    """Delete the windows that are over; returns how many."""
    deleted: int = apps.get_model(MODEL).objects.filter(ends_at__lt=timezone.now()).delete()[0]
    return deleted
