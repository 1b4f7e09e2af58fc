"""The duty to report at once, which does not ask for anybody's consent. PURE."""

from typing import Final

from services.catalogue.decisions import Task
from services.catalogue.facts import Facts

REPORT: Final = "report"
LIMITED: Final = "limited"
VIOLENCE: Final = "violence"
HARMLESS: Final = frozenset({"vaccine", "cancer", "common", "aid_fund"})
"""Health checks that show no sign of harm: the law asks for a report of harm or danger, also suspected, not of age (未成年人保护法 11).

The three that are about marriage or a pregnancy are not among them: of a girl under 18 a person has to look at them.
"""


def _(msgid: str) -> str:
    """Mark a text for the catalogue; whoever shows it translates it."""
    return msgid


MINORS: Final = _("Law on the Protection of Minors 11")
NO_CAPACITY: Final = _("Anti-Domestic Violence Law 14")
WORDS: Final = _("Report at once to police, civil affairs or education, as the law asks")


def is_minor(facts: Facts) -> bool:
    """Whether the request concerns somebody under 18: she herself, or whom it was written for."""
    return facts.age_band == "under_18" or facts.value("person") == "minor"


def duty_to_report(facts: Facts) -> Task | None:
    """The report that is owed: for whoever is under 18 unless nothing hints at harm, and for adults without full capacity who suffer
    violence (S1-25)."""
    if is_minor(facts) and facts.value("programme") not in HARMLESS:
        return Task(REPORT, "", WORDS, MINORS)
    if facts.value("person") == LIMITED and facts.group == VIOLENCE:
        return Task(REPORT, "", WORDS, NO_CAPACITY)
    return None
