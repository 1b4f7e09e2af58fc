"""The questions in their order, and what becomes of the answers."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from services.catalogue.facts import Facts
from services.domestic_violence import rules
from services.domestic_violence.choices import EVIDENCE
from services.domestic_violence.forms import AboutThem, NotThese, RightNow, WhatHappened, YourWishes
from services.domestic_violence.service import DOMESTIC_VIOLENCE
from services.domestic_violence.words import LEVELS, REASONS, REMARKS
from services.intake.capacity import age_of, must_be_reported, person_of
from services.intake.flows import Answers, Flow, Paper, Step, register_flow
from services.intake.for_whom import WhoseRights
from services.intake.shared_steps import ELSEWHERE, STILL_READ, SafeContactForm, contact_from, subdistrict_of

NOW, WHOM, ABOUT, WHAT, WISHES, NOT_THESE, CONTACT = (str(number) for number in range(1, 8))
POLICE: Final = "GA"
VULNERABLE: Final = frozenset({"pregnant", "nursing", "old", "ill", "disabled"})


def facts_of(answers: Answers) -> Facts:
    """What routing and counting may know; never a word that she typed."""
    return Facts(
        service=DOMESTIC_VIOLENCE.code,
        category=DOMESTIC_VIOLENCE.category,
        subdistrict=subdistrict_of(answers, int(ABOUT)),
        age_band=age_of(answers[WHOM]["q2"], age_band=answers[ABOUT]["q3"]),
        inputs=_danger(answers) | _matter(answers) | _wishes(answers),
        keep_from=rules.departments_kept_away(answers[NOT_THESE]["q2"], subdistrict=answers[NOT_THESE]["q3"] == "no"),
    )


def _danger(answers: Answers) -> dict[str, str]:
    now = answers[NOW]
    return {
        "danger_now": _said(rules.is_in_danger(in_danger=now["q1"], signs=now["q2"]), now["q1"]),
        "injury": now["q3"],
        "self_harm": now["q4"],
        "threatened": _yes("threat_to_kill" in now["q2"] or "threats" in answers[WHAT]["q2"]),
    }


def _matter(answers: Answers) -> dict[str, str]:
    what, whom, about = answers[WHAT], answers[WHOM], answers[ABOUT]
    return {
        "asker": whom["q1"],
        "person": _person(answers),
        "pursuit": _yes(rules.is_pursuit(what["q1"], what["q2"])),
        "vulnerable": _yes(bool(VULNERABLE & set(what["q4"]))),
        "disability": _yes("disabled" in what["q4"]),
        "order_broken": _yes("order" in what["q6"]),
        "warning_broken": _yes("warning" in what["q6"]),
        "outside": _yes(about["q4"] == ELSEWHERE and what["q7"] == "no"),
    }


def _wishes(answers: Answers) -> dict[str, str]:
    wanted = answers[WISHES]["q1"]
    wishes = {f"wants_{name}": _yes(name in wanted) for name in ("order", "warning", "shelter", "divorce", "aid")}
    return wishes | {"police": answers[WISHES]["q2"]}


def _person(answers: Answers) -> str:
    return person_of(answers[WHOM]["q2"], age_band=answers[ABOUT]["q3"])


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _said(is_so: bool, answer: str) -> str:
    """Yes where a sign says so, else her own answer."""
    return "yes" if is_so else answer


def triage_of(answers: Answers) -> rules.Triage:
    """How dangerous it sounds, from the page that asks it."""
    now: Any = answers[NOW]
    return rules.triage(in_danger=now["q1"], signs=now["q2"], injury=now["q3"], self_harm=now["q4"])


def alarm_for(answers: Answers) -> bool:
    """Numbers to call on every page from the moment she answered so."""
    return NOW in answers and triage_of(answers).level is rules.Level.NOW


def notes_on(answers: Answers) -> dict[str, str]:
    """What staff read first: the level of danger with its reasons."""
    found = triage_of(answers)
    reasons = gettext("; ").join(str(REASONS[reason]) for reason in found.reasons)
    return {gettext("How dangerous it sounds, and why"): f"{LEVELS[found.level]}{gettext(': ') if reasons else ''}{reasons}"}


def remarks_on(answers: Answers) -> Iterator[Promise]:
    """What the law says to her answers, before she sends them."""
    facts = facts_of(answers)
    at_once = must_be_reported(facts.value("person")) or facts.value("danger_now") == "yes"
    if at_once:
        what = "report" if must_be_reported(facts.value("person")) else "danger"
        yield REMARKS[f"{what}_police_away" if POLICE in facts.keep_from else what]
    else:
        yield REMARKS["consent"]
    if answers[WHAT]["q7"] == "no" and not facts.subdistrict:  # she lives elsewhere, or did not say
        yield from (REMARKS[name] for name in ("outside", "outside_court", "outside_help"))
        yield STILL_READ
    yield from (REMARKS[name] for name in ("pursuit", "wants_order", "wants_shelter", "wants_aid") if facts.value(name) == "yes")
    if facts.value("wants_warning") == "yes":
        they_know = facts.value("police") == "yes" or (at_once and POLICE not in facts.keep_from)
        yield REMARKS["warning" if they_know else "warning_without_police"]


def evidence_in(answers: Answers) -> dict[str, list[tuple[Promise, bool]]]:
    """All kinds of evidence for the request to the court, with those that she has."""
    return {"evidence": [(label, code in answers[WISHES]["q3"]) for code, label in EVIDENCE]}


register_flow(
    Flow(
        service=DOMESTIC_VIOLENCE,
        before="services/domestic_violence/before.html",
        steps=(
            Step(_("Right now"), RightNow, above="services/intake/calls.html"),
            Step(_("Asking for whom"), WhoseRights),
            Step(_("About you"), AboutThem),
            Step(_("What happened"), WhatHappened),
            Step(_("What you want"), YourWishes),
            Step(_("Who must not see it"), NotThese),
            Step(_("How we may reach you"), SafeContactForm),
        ),
        facts=facts_of,
        contact=contact_from(about=int(ABOUT), contact=int(CONTACT)),
        remarks=remarks_on,
        alarm=alarm_for,
        notes=notes_on,
        papers=(
            Paper("a", _("To prepare a request to the court"), "services/domestic_violence/request_to_court.html", (4,), evidence_in),
            Paper("b", _("Record that you asked for help"), "services/domestic_violence/record_of_help.html", (4,)),
        ),
    )
)
