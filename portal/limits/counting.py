"""Limits that hold exactly, however many processes count: one conditional UPDATE decides."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from django.db.models import F
from django.utils import timezone

from portal.kit.secrets import secret
from portal.limits.models import Counter


def allow(name: str, source: str, *, limit: int, per: timedelta) -> bool:
    """Count one act of `source` and say whether it is within `limit` in the present window of length `per` (at most a day).

    Call it outside a transaction: a count that is rolled back did not happen.
    """
    window = int(timezone.now().timestamp() // per.total_seconds())
    rows = Counter.objects.filter(key=key_of(name, source, window, per), count__lt=limit)
    if rows.update(count=F("count") + 1):
        return True
    ends_at = datetime.fromtimestamp((window + 1) * per.total_seconds(), UTC)
    Counter.objects.bulk_create([Counter(key=key_of(name, source, window, per), ends_at=ends_at)], ignore_conflicts=True)
    return bool(rows.update(count=F("count") + 1))


def key_of(name: str, source: str, window: int, per: timedelta) -> str:
    """Keyed hash of the act, the source and the window, which never spans two days' worth of traces."""
    text = "\x1f".join((name, source, str(window), str(per.total_seconds())))
    return hmac.new(secret("limits_key"), text.encode(), hashlib.sha256).hexdigest()


def prune() -> int:
    """Delete the windows that are over; returns how many."""
    return Counter.objects.filter(ends_at__lt=timezone.now()).delete()[0]
