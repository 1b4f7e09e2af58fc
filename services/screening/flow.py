"""The questions in their order, and what becomes of the answers."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.kit.web.ui_tags import said
from services.cases.duties import is_minor
from services.catalogue.facts import UNKNOWN, Facts
from services.contacts.wishes import ContactDetails
from services.intake.flows import Answers, Flow, Step, register_flow
from services.intake.for_whom import ForWhom
from services.intake.shared_steps import STILL_READ, SafeContactForm, contact_from, subdistrict_of
from services.screening.actions import remind, take_place
from services.screening.forms import NO_SITE, AboutHer, TheProgramme, TheSite, has_site
from services.screening.models import Programme
from services.screening.rules import band_of, overall, reasons
from services.screening.service import SCREENING
from services.screening.words import FUND_OUTSIDE, GUARDIAN, NOTICE, OUTSIDE, OVERALL, in_words

PROGRAMME, WHOM, ABOUT, SITE, CONTACT = (str(number) for number in range(1, 6))
IS_OUTSIDE: Final[dict[str, str]] = {"yes": "no", "no": "yes", "unknown": "unknown"}
FUND: Final = "aid_fund"


def facts_of(answers: Answers) -> Facts:
    """What routing and counting may know."""
    asked = answers[PROGRAMME]
    return Facts(
        service=SCREENING.code,
        category=SCREENING.category,
        subdistrict=subdistrict_of(answers, int(ABOUT)),
        age_band=_age_of(answers),
        inputs={
            "asker": answers[WHOM]["q1"],
            "programme": asked["q1"],
            "outside": IS_OUTSIDE[asked["q3"]],
            "disability": asked["q5"],
        },
    )


def _age_of(answers: Answers) -> str:
    """The band she chose; where she left it open, that of the number on the first page. Under 18 by either is under 18."""
    age, band = answers[PROGRAMME]["q2"], str(answers[ABOUT]["q3"])
    counted = band_of(age) if age is not None else band
    return counted if band == UNKNOWN or counted == "under_18" else band


def remarks_on(answers: Answers) -> Iterator[Promise | str]:
    """Whether it fits and why, what to bring, and whose word counts."""
    asked = answers[PROGRAMME]
    programme = Programme.objects.get(code=asked["q1"])
    band = str(answers.get(ABOUT, {}).get("q3", ""))
    found = reasons(programme.conditions, age=asked["q2"], band=band, lives_here=asked["q3"], has_priority=asked["q4"])
    yield OVERALL[overall(found)]
    yield from (in_words(programme, reason) for reason in found)
    if things := said(programme, "bring"):
        yield gettext("Please bring: %(things)s") % {"things": things}
    if not has_site(answers):
        yield NO_SITE
    if asked["q3"] == "no":
        yield FUND_OUTSIDE if programme.code == FUND else OUTSIDE
        yield STILL_READ
    if is_minor(facts_of(answers)):
        yield GUARDIAN
    yield NOTICE


def hold_place(case_id: UUID, answers: Answers, contact: ContactDetails) -> None:
    """Hold the place she chose, in the transaction of the submit, and remind her where she wants short messages. Raises Refused."""
    if chosen := answers.get(SITE, {}).get("q1"):
        place = take_place(case_id=case_id, offer_id=int(chosen), programme=answers[PROGRAMME]["q1"])
        remind(place, contact)


register_flow(
    Flow(
        service=SCREENING,
        before="services/screening/before.html",
        steps=(
            Step(_("Which check"), TheProgramme),
            Step(_("Asking for whom"), ForWhom),
            Step(_("About you"), AboutHer),
            Step(_("Where"), TheSite, asks=has_site),
            Step(_("How we may reach you"), SafeContactForm, above="services/screening/no_site.html"),
        ),
        facts=facts_of,
        contact=contact_from(about=int(ABOUT), contact=int(CONTACT)),
        remarks=remarks_on,
        reserve=hold_place,
        held="services/screening/held.html",
    )
)
