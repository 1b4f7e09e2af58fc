"""Python's search for cycles, put off while something large is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

RARELY: Final = (50_000, 20, 20)


@contextmanager
def little_collecting() -> Iterator[None]:
    """Search rarely. What is built stays, and looking through it again and again takes a quarter of the time of migrations."""
    usual = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
