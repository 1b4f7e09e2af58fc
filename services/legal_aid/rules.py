"""Whether the law on legal aid names a matter, and whether hardship has to be shown (法律援助法 29, 31, 32, 42). PURE.

The result is a remark, never a promise: the legal aid centre decides (43).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Matter(StrEnum):
    """What it is about, in the order she is asked."""

    ABUSE = "abuse"
    SUPPORT = "support"
    WAGES = "wages"
    INJURY = "injury"
    BENEFITS = "benefits"
    CAPACITY = "capacity"
    CRIME = "crime"
    STATE = "state"
    POLLUTION = "pollution"
    MERIT = "merit"
    OTHER = "other"
    UNSURE = "unsure"


class Finding(StrEnum):
    """What the law says to a matter."""

    NO_HARDSHIP_NEEDED = "no_hardship_needed"
    NOT_CHECKED = "not_checked"
    LISTED = "listed"
    LISTED_WITHOUT_HARDSHIP = "listed_without_hardship"
    NOT_LISTED = "not_listed"
    UNSURE = "unsure"


ARTICLE: Final[dict[Matter, str]] = {
    Matter.ABUSE: "32",
    Matter.MERIT: "32",
    Matter.SUPPORT: "31",
    Matter.WAGES: "31",
    Matter.INJURY: "31",
    Matter.BENEFITS: "31",
    Matter.CAPACITY: "31",
    Matter.STATE: "31",
    Matter.POLLUTION: "31",
    Matter.CRIME: "29",
}
NO_HARDSHIP: Final = frozenset({Matter.ABUSE, Matter.MERIT})
"""Article 32: whatever their means, among others victims of maltreatment, abandonment or domestic violence."""

WORKERS: Final = "migrant_worker"
MATTERS_OF_WORKERS: Final = frozenset({Matter.WAGES, Matter.INJURY})
"""Article 42: migrant workers are exempt from verification when they claim pay or compensation for an injury at work."""


@dataclass(frozen=True)
class Assessment:
    """What the law says, and by which article."""

    finding: Finding
    article: str


def assess(matter: Matter, *, hardship: str, exemptions: Collection[str]) -> Assessment:
    """What the law says to `matter`; `hardship` is her own yes, no or unknown, `exemptions` are what she ticked of article 42."""
    if matter is Matter.UNSURE:
        return Assessment(Finding.UNSURE, "")
    if matter is Matter.OTHER:
        return Assessment(Finding.NOT_LISTED, "31")
    if matter in NO_HARDSHIP:
        return Assessment(Finding.NO_HARDSHIP_NEEDED, ARTICLE[matter])
    if _is_exempt(matter, exemptions):
        return Assessment(Finding.NOT_CHECKED, "42")
    if hardship == "no":
        return Assessment(Finding.LISTED_WITHOUT_HARDSHIP, ARTICLE[matter])
    return Assessment(Finding.LISTED, ARTICLE[matter])


def _is_exempt(matter: Matter, exemptions: Collection[str]) -> bool:
    """Exempt from verification of hardship (42); being a migrant worker counts for pay and injuries at work only."""
    return any(exemption != WORKERS or matter in MATTERS_OF_WORKERS for exemption in exemptions)
