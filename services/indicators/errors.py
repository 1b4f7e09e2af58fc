"""Why a reading or a task was not changed, in words for the person who tried."""

from decimal import Decimal

from django.utils.functional import Promise

from services.indicators.plausibility import Range


class NotAllowed(Exception):
    """It is not hers to change."""


class WrongState(Exception):
    """It has moved on in the meantime; `message` says so to a person."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


class Refused(Exception):
    """The reading cannot be true: a message by field."""

    def __init__(self, messages: dict[str, str | Promise]) -> None:
        super().__init__(messages)
        self.messages = messages


class Unlikely(Exception):
    """The reading may be true but is far from what was reported before; to be confirmed."""

    def __init__(self, value: Decimal, usual: Range) -> None:
        super().__init__(value)
        self.value, self.usual = value, usual


class Several(Exception):
    """Of several readings some cannot be taken, so that none was: the fault of each by its position."""

    def __init__(self, faults: "dict[int, Refused | Unlikely]") -> None:
        super().__init__(faults)
        self.faults = faults
