"""Who fits a programme and why, and whether it takes registrations today. PURE."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """What can be said to one condition."""

    FITS = "fits"
    NOT = "not"
    ASK = "ask"


class Season(StrEnum):
    """Whether registrations are taken."""

    OPEN = "open"
    NOT_YET = "not_yet"
    OVER = "over"
    PAUSED = "paused"
    FULL = "full"


BANDS: Final = ((60, "60_plus"), (45, "45_59"), (35, "35_44"), (25, "25_34"), (18, "18_24"), (0, "under_18"))

OLDEST: Final = 200


@dataclass(frozen=True)
class Conditions:
    """Whom a programme is for; 0 and None mean no limit."""

    min_age: int = 0
    max_age: int | None = None
    local: bool = False
    priority: bool = False


@dataclass(frozen=True)
class Reason:
    """A condition (`age`, `local`, `priority`) and what can be said to it."""

    condition: str
    verdict: Verdict


def reasons(conditions: Conditions, *, age: int | None, lives_here: str, has_priority: str, band: str = "") -> tuple[Reason, ...]:
    """Every condition of a programme with its verdict; bounds count as inside (民法典 1259). Without an age its `band` may be enough."""
    found = []
    if conditions.min_age or conditions.max_age is not None:
        found.append(Reason("age", _age(conditions, *_ages(age, band))))
    if conditions.local:
        found.append(Reason("local", {"yes": Verdict.FITS, "no": Verdict.NOT}.get(lives_here, Verdict.ASK)))
    if conditions.priority and has_priority == "yes":
        found.append(Reason("priority", Verdict.FITS))
    return tuple(found)


def overall(found: tuple[Reason, ...]) -> Verdict:
    """Not, as soon as one condition is not met; to be asked, as soon as one is open."""
    verdicts = {reason.verdict for reason in found}
    if Verdict.NOT in verdicts:
        return Verdict.NOT
    return Verdict.ASK if Verdict.ASK in verdicts else Verdict.FITS


def season(*, opens_on: date | None, closes_on: date | None, is_paused: bool, free: int | None, today: date) -> Season:
    """Whether registrations are taken today; `free` is None where places are not counted."""
    if is_paused:
        return Season.PAUSED
    if opens_on and today < opens_on:
        return Season.NOT_YET
    if closes_on and today > closes_on:
        return Season.OVER
    return Season.FULL if free is not None and free <= 0 else Season.OPEN


def band_of(age: int) -> str:
    """The band of ages (`facts.AGE_BANDS`) that `age` is in."""
    return next(band for least, band in BANDS if age >= least)


def _ages(age: int | None, band: str) -> tuple[int, int]:
    """From which age to which she may be: one number, all of a band, or anything."""
    if age is not None:
        return age, age
    most = OLDEST
    for least, name in BANDS:
        if name == band:
            return least, most
        most = least - 1
    return 0, OLDEST


def _age(conditions: Conditions, least: int, most: int) -> Verdict:
    """Certain only where every age that is possible has the same answer."""
    limit = OLDEST if conditions.max_age is None else conditions.max_age
    if most < conditions.min_age or least > limit:
        return Verdict.NOT
    return Verdict.FITS if least >= conditions.min_age and most <= limit else Verdict.ASK
