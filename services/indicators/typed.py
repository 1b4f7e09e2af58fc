"""A figure as people write it, with or without its unit behind it. PURE."""

import re
import unicodedata
from typing import Final

from services.indicators.plausibility import PER

NUMBER_AND_REST: Final = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(.*)", re.DOTALL)


class WrongUnit(ValueError):
    """A unit stands behind the number that is not the indicator's; `written` is what stands there."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


def without_unit(text: str, unit: str) -> str:
    """The number of `text` without its own `unit`: 83 % is 83; what is no number stays as it is. Raises WrongUnit for another unit."""
    found = NUMBER_AND_REST.fullmatch(_plain(text))
    if not found or not found[2]:
        return text
    number, rest = found[1], found[2].replace(" ", "")
    if rest == _plain(unit).replace(" ", ""):
        return number
    if rest in PER or not any(letter.isdecimal() or letter in ".,，" for letter in rest):
        raise WrongUnit(rest)
    return text


def _plain(text: str) -> str:
    """Wide signs as narrow ones: ％ is %."""
    return unicodedata.normalize("NFKC", text).strip()
