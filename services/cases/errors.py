"""Why a case was not changed, in words for the person who tried."""

from django.utils.functional import Promise


class NotAllowed(Exception):
    """The case is not hers to work on."""


class WrongState(Exception):
    """The case has moved on; `message` says to a person what is the matter."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message
