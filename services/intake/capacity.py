"""Whose rights a request is about, and whom the law has reported without consent. PURE."""

from typing import Final

WITHOUT_CONSENT: Final = frozenset({"minor", "limited"})


def person_of(stated: str, *, age_band: str) -> str:
    """Whose rights these are. Age speaks against “full”: under 18 is under 18, every other doubt is for a person to settle."""
    return "minor" if age_band == "under_18" else stated


def must_be_reported(person: str) -> bool:
    """Whether the law demands a report to the police at once, whatever she wishes (未成年人保护法 11; 反家庭暴力法 14)."""
    return person in WITHOUT_CONSENT
