"""Whose rights a request is about, and whom the law has reported without consent. PURE."""

from typing import Final

from services.catalogue.facts import UNKNOWN

WITHOUT_CONSENT: Final = frozenset({"minor", "limited"})


def person_of(stated: str, *, age_band: str) -> str:
    """Whose rights these are. Age speaks against “full”: under 18 is under 18, every other doubt is for a person to settle."""
    return "minor" if age_band == "under_18" else stated


def age_of(stated: str, *, age_band: str) -> str:
    """The age that counts: whoever is said to be a minor is under 18 also where the age was left open."""
    return "under_18" if stated == "minor" and age_band == UNKNOWN else age_band


def must_be_reported(person: str) -> bool:
    """Whether the law demands a report to the police at once, whatever she wishes (未成年人保护法 11; 反家庭暴力法 14)."""
    return person in WITHOUT_CONSENT
