"""Why a case was not changed, in words for the person who tried."""

from django.utils.functional import Promise


class NotAllowed(Exception):
    """The case is not hers to work on, or this act is not hers."""


class NeedsPermit(NotAllowed):
    """The case of a minor, and nobody who answers for the department has let her in."""


class Refused(Exception):
    """An act that was understood and not carried out; `message` says to a person what is the matter."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


class WrongState(Refused):
    """The case has moved on, or does not allow the act."""


class NotSafe(Refused):
    """Her wishes for safe contact stand against it."""
