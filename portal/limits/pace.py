"""A limit on reading that costs next to no write: each process takes a lot of acts from what all of them share, and counts it up by itself.

`allow` holds exactly, and each act costs it an UPDATE; for reading, that would make the limit dearer than what it guards. Here every
LOT-th act does. Nobody gets more than the limit, however many processes answer; where several do, what is left of their lots is lost.
"""

from datetime import timedelta
from typing import Final

from django.core.cache import caches
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from portal.limits.counting import allow, key_of

LOT: Final = 10


def within_pace(name: str, source: str, *, limit: int, per: timedelta) -> bool:
    """Count one act of `source` and say whether it is within `limit` (less than LOT, or some lots) in the present window of length `per`.

    While the database does not answer, each process counts alone.
    """
    seconds, lot = int(per.total_seconds()), min(LOT, limit)
    cache, key = caches["pace"], key_of(name, source, int(timezone.now().timestamp()) // seconds, seconds)
    over = f"{key}.over"
    if cache.get(over):
        return False
    cache.add(key, 0, timeout=seconds)
    try:
        act = cache.incr(key)
    except ValueError:  # pushed out by others since the line before: it counts anew
        return True
    if (act - 1) % lot:
        return True
    try:
        more = allow(f"{name} lots", source, limit=limit // lot, per=per)
    except (OperationalError, InterfaceError):
        return act <= limit
    if not more:
        cache.set(over, True, timeout=seconds)  # nobody asks the database again what it has refused
    return more
