"""On which ground a request may reach another department (个保法 13, 23, 29), and in which emergency her wishes are passed over. PURE.

A competent adult's report of violence goes to another body only with her consent (反家庭暴力法 5); a minor's, or immediate danger, at once.
"""

from dataclasses import dataclass
from typing import Final


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


@dataclass(frozen=True)
class Ground:
    """A reason in words with its article. `overrides` her consent: then staff prove again who they are, and the use is audited."""

    words: str
    overrides: bool = True


CONSENT: Final = "consent"
TOLD: Final = "told"
MINOR: Final = "minor"
DANGER: Final = "danger"
GROUNDS: Final[dict[str, Ground]] = {
    CONSENT: Ground(_("She has agreed (Personal Information Protection Law, articles 23 and 29)"), overrides=False),
    TOLD: Ground(_("She was told before sending that the responsible body handles it (article 13(3))"), overrides=False),
    MINOR: Ground(
        _("She is a minor or cannot decide for herself: duty to report (Minors Protection Law 11, Anti-Domestic Violence Law 14)")
    ),
    DANGER: Ground(_("Life or health is in immediate danger (Personal Information Protection Law, article 13(4))")),
}
CONSENT_GIVEN: Final[dict[str, str]] = {
    "message": _("In a message with her number"),
    "phone": _("By telephone, noted"),
    "person": _("In person, noted"),
    "paper": _("Signed on paper"),
}
EMERGENCIES: Final[dict[str, str]] = {
    "danger": _("Life or health is in immediate danger"),
    "child": _("A child is in danger"),
    "court": _("A court or the police asked to reach her now"),
}
TO_CALL: Final = "call"
REVEAL_REASONS: Final[dict[str, str]] = {
    TO_CALL: _("To call her at the time she named"),
    "verify": _("To check that it is her"),
    "papers": _("To fill in papers with her"),
    "danger": _("Life or health is in immediate danger"),
}
NEEDS_CONSENT: Final = frozenset({"domestic_violence", "other_violence"})


def grounds_for(category: str, *, minor: bool) -> dict[str, Ground]:
    """What may be chosen: violence never travels on `told`, and only a minor's request on the duty to report."""
    barred = ({TOLD} if category in NEEDS_CONSENT else set()) | (set() if minor else {MINOR})
    return {code: ground for code, ground in GROUNDS.items() if code not in barred}
