"""A message of hers is written once, however often its form arrives."""

from collections.abc import Callable

from portal.kit import receipts
from services.intake import once


class AnotherText(Exception):
    """The key of a page was used before, for another message."""


def write_once(signed: str, text: str, write: Callable[[], object]) -> None:
    """Call `write` in one transaction with the mark of its key. Raises AnotherText, receipts.BadKey, and what `write` raises."""
    if once.carry_out(receipts.read(signed), text, write) is once.Before.DIFFERENT:
        raise AnotherText
