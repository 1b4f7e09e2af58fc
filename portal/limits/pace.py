"""A limit on reading that costs no write: each process counts in its own memory.

`allow` holds exactly, and each act costs it an UPDATE; for reading, that would make the limit dearer than what it guards. This one
lets a visitor have `limit` in every process, and forgets when the process ends. It keeps the eager at bay and guards nothing secret.
"""

from datetime import timedelta

from django.core.cache import caches
from django.utils import timezone

from portal.limits.counting import key_of


def within_pace(name: str, source: str, *, limit: int, per: timedelta) -> bool:
    """Count one act of `source` in this process and say whether it is within `limit` in the present window of length `per`."""
    seconds = int(per.total_seconds())
    cache, key = caches["pace"], key_of(name, source, int(timezone.now().timestamp()) // seconds, seconds)
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= limit
    except ValueError:  # pushed out by others since the line before: it counts anew
        return True
