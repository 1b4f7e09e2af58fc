"""Answers that many pages ask for and that stay the same until somebody publishes: numbers to call, what stands above a page."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from django.db import connection

from portal.pagecache.copies import LIFETIME
from portal.pagecache.generation import Number, generation

MOST: Final = 4000
Given = ParamSpec("Given")
Answer = TypeVar("Answer")
answers: Final[dict[object, tuple[Number, float, object]]] = {}


def kept(ask: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Keep what `ask` answers for the life of a generation, at most a minute; its arguments must be hashable, its answers left unchanged.

    Within a transaction it always asks: what is seen there may never come to be.
    """

    @wraps(ask)
    def answer(*args: Given.args, **more: Given.kwargs) -> Answer:
        if connection.in_atomic_block:
            return ask(*args, **more)
        name, now = (ask, args, *more.items()), generation.current()
        known = answers.get(name)
        if known and known[0] == now and time.monotonic() - known[1] < LIFETIME:
            return known[2]  # type: ignore[return-value]
        found = ask(*args, **more)
        if len(answers) >= MOST:
            answers.clear()
        answers[name] = now, time.monotonic(), found
        return found

    return answer


def last_known(answer: Callable[[], Answer]) -> Answer | None:
    """What a kept function without arguments answered last, however old; None when nothing is known. Asks nobody."""
    known = answers.get((answer.__wrapped__, ()))  # type: ignore[attr-defined]
    return known[2] if known else None  # type: ignore[return-value]
