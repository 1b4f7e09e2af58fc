"""Which clock runs, what the employer owes, how each matter is counted, and whether a credit code can be one. PURE."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: 31 marks, without I, O, S, V and Z."""
WEIGHTS: Final = tuple(3**place % 31 for place in range(17))
CODE_LENGTH: Final = 18
NEAR: Final = 60
"""Days before the end of a year that count as near: our own choice, so that there is time to apply."""


class Matter(StrEnum):
    """What it is about."""

    RECRUITMENT = "recruitment"
    DISMISSAL = "dismissal"
    PROTECTION = "protection"
    PAY = "pay"
    BENEFITS = "benefits"
    HARASSMENT = "harassment"
    UNKNOWN = "unknown"


CATEGORIES: Final[dict[Matter, str]] = {
    Matter.RECRUITMENT: "recruitment",
    Matter.DISMISSAL: "maternity",
    Matter.PROTECTION: "maternity",
    Matter.BENEFITS: "maternity",
    Matter.HARASSMENT: "workplace_harassment",
    Matter.PAY: "other",
    Matter.UNKNOWN: "other",
}
"""As what it is counted."""


class Clock(StrEnum):
    """How much is left of a time limit."""

    RUNNING = "running"
    NEAR = "near"
    OVER = "over"
    UNKNOWN = "unknown"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Clocks:
    """Arbitration (1 year, 劳动争议调解仲裁法 27) with its last day, and labour inspection (2 years, 劳动保障监察条例 20)."""

    arbitration: Clock
    arbitration_until: date | None
    inspection: Clock


def clocks(since: date | None, *, today: date, unpaid_while_employed: bool = False) -> Clocks:
    """Both clocks from the day she knew of it (arbitration) or it ended (inspection).

    Unpaid wages do not run against her while she is employed. Interruptions lengthen both; they are for the department to find.
    """
    if since is None:
        return Clocks(Clock.UNKNOWN, None, Clock.UNKNOWN)
    one, two = years_after(since, 1), years_after(since, 2)
    if unpaid_while_employed:
        return Clocks(Clock.NOT_YET, None, _left(two, today))
    return Clocks(_left(one, today), one, _left(two, today))


def years_after(day: date, years: int) -> date:
    """The same day some years later; 28 February where the year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _left(until: date, today: date) -> Clock:
    if today > until:
        return Clock.OVER
    return Clock.NEAR if (until - today).days <= NEAR else Clock.RUNNING


def is_credit_code(text: str) -> bool:
    """Whether `text` can be a unified social credit code (统一社会信用代码): 18 marks whose last one checks the others (GB 32100-2015)."""
    code = text.strip().upper()
    if len(code) != CODE_LENGTH or any(mark not in ALPHABET for mark in code):
        return False
    return code[-1] == check_mark(code[:-1])


def check_mark(first_marks: str) -> str:
    """The 18th mark for the first 17."""
    total = sum(ALPHABET.index(mark) * weight for mark, weight in zip(first_marks, WEIGHTS, strict=True))
    return ALPHABET[-total % len(ALPHABET)]
