"""A goal of the plan as its indicators judge it: reached only when all of them are (domain 3.2, 复合目标). PURE."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from services.indicators.ratings import Verdict


@dataclass(frozen=True)
class Goal:
    """A main goal (主要目标) of the plan, with the departments at work on it by their codes."""

    code: str
    title: str
    departments: frozenset[str] = frozenset()

    @property
    def domain(self) -> str:
        """The numeral of the domain, such as 八."""
        return self.code.split(".", 1)[0]

    @property
    def number(self) -> str:
        """Its number within the domain."""
        return self.code.rsplit(".", 1)[1]


OPEN: Final = (
    Verdict.NOT_REPORTED,
    Verdict.NO_TOLERANCE,
    Verdict.UNCLEAR,
    Verdict.NO_REFERENCE,
    Verdict.REDEFINED,
    Verdict.TOO_SHORT,
    Verdict.TOO_FEW,
    Verdict.NOT_DUE,
)
"""Why a goal whose indicators miss nothing is not called reached: the first of these that one of them has."""
APART: Final = (Verdict.TREND_ONLY, Verdict.NOT_APPLICABLE)
"""What says nothing about a target, so that the other indicators decide."""


def judge(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The judgement of a goal by those of its indicators; None where the plan gives it none, so that numbers cannot judge it.

    One indicator that misses its target decides; nothing is called reached while one is open.
    """
    if not verdicts:
        return None
    for decisive in (Verdict.MISSED, *OPEN, Verdict.NEAR, Verdict.EARLY, Verdict.REACHED, *APART):
        if decisive in verdicts:
            return decisive
    raise ValueError(verdicts)


def in_order(goals: Collection[Goal], domains: str) -> list[Goal]:
    """The goals as the plan has them; `domains` are its numerals in order."""
    return sorted(goals, key=lambda goal: (domains.index(goal.domain), int(goal.number)))
