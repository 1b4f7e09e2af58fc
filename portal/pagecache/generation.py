"""Which generation of the public site is current: copies of pages live exactly as long as it does."""

import time
from typing import Final

from django.db import DatabaseError
from django.db.models import Count, Max

from portal.pagecache.models import Change

SECONDS_BETWEEN_LOOKS: Final = 1.0
KEPT: Final = 1000

Number = tuple[int | None, int]


class Generation:
    """The newest generation this process knows of; looked up in the database at most once a second."""

    def __init__(self) -> None:
        self._number: Number = (None, 0)
        self._looked_at = float("-inf")

    def current(self, *, exactly: bool = False) -> Number:
        """The generation, at most a second old; `exactly` looks now. While the database is away it stays what it was."""
        if exactly or time.monotonic() - self._looked_at >= SECONDS_BETWEEN_LOOKS:
            self._looked_at = time.monotonic()  # before the look: whoever forgets meanwhile is not overwritten
            try:
                self._number = stored()
            except DatabaseError:
                return self._number
        return self._number

    def forget(self) -> None:
        """Look again at the next question: this process has just changed something."""
        self._looked_at = float("-inf")


def stored() -> Number:
    """Last row and number of rows: the number tells when a transaction commits after a later one."""
    found = Change.objects.aggregate(last=Max("pk"), count=Count("pk"))
    return found["last"], found["count"]


def prune() -> None:
    """Delete all but the newest thousand rows."""
    last = stored()[0] or 0
    Change.objects.filter(pk__lte=last - KEPT).delete()


generation: Final = Generation()
