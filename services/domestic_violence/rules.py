"""How dangerous it sounds and why, who has to be told by law, and which rule of the law fits. PURE.

Triage sorts what is read first and by whom; it never says that somebody is safe.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NOW_SIGNS: Final = ("weapon", "threat_to_kill", "confined", "choked")
"""Each of them alone means danger to life or liberty: numbers to call first, and no waiting for consent (个人信息保护法 13)."""
HIGH_SIGNS: Final = ("worse", "children", "finds_me", "forced", "fear")
COURTING: Final = frozenset({"former_spouse", "former_partner", "dating"})
PURSUING: Final = frozenset({"follows", "spreads"})
SEVERAL: Final = 2


class Level(StrEnum):
    """How soon a person has to look."""

    NOW = "now"
    HIGH = "high"
    RAISED = "raised"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Triage:
    """The level with its reasons: codes of what she answered, the gravest first."""

    level: Level
    reasons: tuple[str, ...]


def triage(*, in_danger: str, signs: Collection[str], injury: str, self_harm: str) -> Triage:
    """How dangerous it sounds, from her own answers; each reason is an answer of hers."""
    grave = [*(["in_danger"] if in_danger == "yes" else []), *(sign for sign in NOW_SIGNS if sign in signs)]
    grave += ["severe_injury"] if injury == "severe" else []
    grave += ["self_harm"] if self_harm == "yes" else []
    other = [sign for sign in HIGH_SIGNS if sign in signs] + (["some_injury"] if injury == "some" else [])
    unsure = ["unsure"] if in_danger == "unknown" else []
    if grave:
        return Triage(Level.NOW, (*grave, *other))
    if len(other) >= SEVERAL:
        return Triage(Level.HIGH, (*other, *unsure))
    if other or unsure:
        return Triage(Level.RAISED, (*other, *unsure))
    return Triage(Level.UNCLEAR, ())


def is_in_danger(*, in_danger: str, signs: Collection[str]) -> bool:
    """Whether life or liberty is in danger now: then the police get it at once (反家庭暴力法 15)."""
    return in_danger == "yes" or any(sign in NOW_SIGNS for sign in signs)


def is_pursuit(relation: str, acts: Collection[str]) -> bool:
    """Whether it is harassment by a former or courting partner, for whom 妇女权益保障法 29 opens the way to a protection order."""
    return relation in COURTING and bool(PURSUING & set(acts))


def departments_kept_away(departments: Collection[str], *, subdistrict: bool) -> tuple[str, ...]:
    """The codes of departments that must not see it; a subdistrict means its office and its communities."""
    return tuple(dict.fromkeys((*departments, *(("JD", "SQ") if subdistrict else ()))))
