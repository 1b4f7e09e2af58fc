"""Which receipt this process was shown. On PostgreSQL the public role sees the rows of that request and of no other.

What proves it is the verifier, which only somebody who holds the receipt can have computed: not even a public process that was taken over
reads a case whose receipt nobody has shown to it (`portal/operations/rights.py`). SQLite has no such guard, and nothing is said to it.
"""

import threading
from typing import Any, Final

from django.db import connection

SETTING: Final = "halfsky.receipt"
_here = threading.local()


def present(locator: str, verifier: bytes) -> None:
    """From now until the next request this connection may read what the receipt opens. Call it outside a transaction that may be undone."""
    if connection.vendor == "postgresql":
        _here.is_shown = True
        _say(f"{locator}:{verifier.hex()}")


def take_back(**_signal: Any) -> None:
    """Before each request: connections stay open, and the next one is somebody else's."""
    if getattr(_here, "is_shown", False):
        _here.is_shown = False
        _say("")


def _say(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, value])
