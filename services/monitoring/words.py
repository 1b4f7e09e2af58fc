"""Published counts as people read them: about how many, and how far that may be off."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from services.monitoring.privacy import SHOWN_FROM, is_shown


@dataclass(frozen=True)
class Figure:
    """A published count in words: what, when, about how many, how far off it may be (None: by rounding alone)."""

    name: Promise | str
    value: int
    text: str
    error: str
    quarter: str = ""
    is_demo: bool = False


def told(name: Promise | str, value: int, error: int, *, when: str = "", is_demo: bool = False) -> Figure:
    """A figure with noise."""
    return Figure(name, value, in_words(value), error_in_words(error), when, is_demo)


def in_words(value: int, shown_from: int = SHOWN_FROM) -> str:
    """A published count as it is shown."""
    if is_shown(value, shown_from):
        return _("about %(count)d") % {"count": value}
    return _("fewer than %(count)d (zero included)") % {"count": shown_from}


def between(low: int, high: int) -> str:
    """A sum of rounded counts as it is shown."""
    return _("%(low)d to %(high)d") % {"low": low, "high": high}


def error_in_words(error: int) -> str:
    """How far off a count with noise may be."""
    return _("Chance was added to protect those counted: in 95 of 100 cases it is off by at most %(error)d.") % {"error": error}


def quarter_in_words(quarter: str) -> str:
    """2026Q3 or 2026 as people say it."""
    if len(quarter) == len("2026"):
        return _("The year %(year)s") % {"year": quarter}
    return _("%(year)s, quarter %(number)s") % {"year": quarter[:4], "number": quarter[5:]}
