"""The questions in their order, and what becomes of the answers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from services.catalogue.facts import Facts
from services.intake.flows import Answers, Flow, Step, register_flow
from services.intake.for_whom import ForWhom
from services.intake.shared_steps import STILL_READ, AboutYou, SafeContactForm, contact_from, subdistrict_of
from services.workplace.forms import TheEmployer, TheMatter, TipOrComplaint
from services.workplace.rules import CATEGORIES, Clock, Clocks, Matter, clocks
from services.workplace.service import WORKPLACE
from services.workplace.words import ARBITRATION, LAW, NAMES, OUTSIDE, TALKS, TWO_CLOCKS

WHOM, ABOUT, MATTER, EMPLOYER, NAMED, CONTACT = (str(number) for number in range(1, 7))
URGENT: Final = frozenset({Clock.NEAR})
TIMED: Final = frozenset({Matter.DISMISSAL, Matter.PAY, Matter.PROTECTION})
TALKED_ABOUT: Final = frozenset({Matter.RECRUITMENT, Matter.DISMISSAL})


def facts_of(answers: Answers) -> Facts:
    """What routing and counting may know; the employer is not among it."""
    matter = Matter(answers[MATTER]["q1"])
    return Facts(
        service=WORKPLACE.code,
        category=CATEGORIES[matter],
        subdistrict=subdistrict_of(answers, int(ABOUT)),
        age_band=answers[ABOUT]["q3"],
        inputs={
            "asker": answers[WHOM]["q1"],
            "work_matter": matter.value,
            "near_limit": "yes" if clocks_of(answers).arbitration in URGENT else "no" if answers[MATTER]["q3"] else "unknown",
            "police": answers[NAMED]["q3"],
            "disability": "yes" if "disabled" in answers[NAMED]["q4"] else "no",
            "outside": "yes" if answers[MATTER]["q4"] == "no" else "no",
        },
    )


def clocks_of(answers: Answers) -> Clocks:
    """Both clocks by the day she wrote."""
    since = answers[MATTER]["q3"]
    unpaid = answers[MATTER]["q1"] == Matter.PAY and answers[EMPLOYER]["q3"] == "employed"
    return clocks(date.fromisoformat(since) if since else None, today=clock.today(), unpaid_while_employed=unpaid)


def remarks_on(answers: Answers) -> Iterator[Promise | str]:
    """What the law says to her answers, before she sends them; never a promise."""
    matter = Matter(answers[MATTER]["q1"])
    yield LAW[matter]
    if matter in TIMED:
        found = clocks_of(answers)
        yield str(ARBITRATION[found.arbitration]) % {"day": date_format(found.arbitration_until) if found.arbitration_until else ""}
        yield TWO_CLOCKS
    if matter in TALKED_ABOUT:
        yield TALKS
    yield NAMES[answers[NAMED]["q1"]]
    if answers[MATTER]["q4"] == "no":
        yield OUTSIDE[matter]
        yield STILL_READ


register_flow(
    Flow(
        service=WORKPLACE,
        before="services/workplace/before.html",
        steps=(
            Step(_("Asking for whom"), ForWhom),
            Step(_("About you"), AboutYou),
            Step(_("Your matter"), TheMatter),
            Step(_("The employer"), TheEmployer),
            Step(_("With or without a name"), TipOrComplaint),
            Step(_("How we may reach you"), SafeContactForm),
        ),
        facts=facts_of,
        contact=contact_from(about=int(ABOUT), contact=int(CONTACT)),
        remarks=remarks_on,
    )
)
