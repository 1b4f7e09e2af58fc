"""The hours in which it can be safe to reach her: a closed list, so that a machine can keep to them. PURE."""

from datetime import time
from typing import Final

from portal.kit.hours import Span
from services.contacts.wishes import SafeContact

SLOTS: Final[dict[str, Span]] = {
    "morning": Span(time(9), time(12)),
    "noon": Span(time(12), time(13, 30)),
    "afternoon": Span(time(13, 30), time(17)),
}


def spans_of(wishes: SafeContact) -> tuple[Span, ...] | None:
    """Her safe hours; empty for any hour. None where she told them in words only: those a person has to read."""
    if wishes.times and not wishes.slots:
        return None
    return tuple(SLOTS[code] for code in wishes.slots)
