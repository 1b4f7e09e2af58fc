"""The questions in their order, and what becomes of the answers."""

from collections.abc import Iterator
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.anything import rules
from services.anything.forms import AboutThem, YourGuess, YourWords
from services.anything.service import ANYTHING
from services.anything.words import OUTSIDE
from services.catalogue.facts import Facts
from services.intake.capacity import age_of, must_be_reported, person_of
from services.intake.flows import Answers, Flow, Step, register_flow
from services.intake.for_whom import WhoseRights
from services.intake.shared_steps import STILL_READ, SafeContactForm, contact_from, subdistrict_of

WORDS, GUESS, WHOM, ABOUT, CONTACT = (str(number) for number in range(1, 6))
CLASSIFIED: Final = _("A person reads it, finds out what it is, and passes it on or asks you. A wrong guess is corrected by us.")
REPORTED: Final = _(
    "If somebody under 18, or somebody who cannot fully decide for herself, was hurt or is in danger, the law obliges"
    " us to tell the police at once"
    " (Law on the Protection of Minors, article 11)."
)
EVIDENCE: Final = _(
    "Please see a doctor soon. Keep clothes and messages as they are; do not wash them. You decide about the police, if you are an adult."
)
FRAUD: Final = with_numbers_lazy(_("Call {police} or {fraud} at once: money can sometimes still be stopped."))
COMPLAINT: Final = _(
    "The women's federation may demand that a department deals with it and answers (Law on the Protection of Women's"
    " Rights and Interests, article 73)."
)
BY_GUESS: Final[dict[str, Promise]] = {"sexual_violence": EVIDENCE, "fraud": FRAUD, "inaction": COMPLAINT}
NO_NUMBER: Final = _(
    "You want to be called but left no number. Please add it on the last page, or come back with the number you are given."
)


def facts_of(answers: Answers) -> Facts:
    """What routing and counting may know; never a word that she typed."""
    words, guess, whom, about = (answers[step] for step in (WORDS, GUESS, WHOM, ABOUT))
    return Facts(
        service=ANYTHING.code,
        category=rules.category_of(guess["q1"]),
        subdistrict=subdistrict_of(answers, int(ABOUT)),
        age_band=age_of(whom["q2"], age_band=about["q3"]),
        inputs={
            "matter": guess["q1"],
            "danger_now": words["q3"],
            "self_harm": words["q4"],
            "asker": whom["q1"],
            "person": person_of(whom["q2"], age_band=about["q3"]),
            "acute": "yes" if guess["q2"] == "acute" else "no",
            "blackmail": "yes" if guess["q2"] == "blackmail" else "no",
            "police": guess["q3"],
            "disability": guess["q4"],
            "outside": {"no": "yes", "yes": "no"}.get(guess["q5"], "unknown"),
        },
    )


def alarm_for(answers: Answers) -> bool:
    """Numbers to call on every page from the moment she answered so."""
    words, guess = answers.get(WORDS, {}), answers.get(GUESS, {})
    return rules.needs_numbers(danger=words.get("q3", ""), self_harm=words.get("q4", ""), matter=guess.get("q1", ""))


def remarks_on(answers: Answers) -> Iterator[Promise]:
    """What is said to her answers, before she sends them."""
    facts = facts_of(answers)
    yield CLASSIFIED
    if answers[WORDS]["q1"] == "call" and answers[CONTACT]["q1"] == "no":
        yield NO_NUMBER
    if must_be_reported(facts.value("person")):
        yield REPORTED
    if facts.value("matter") in BY_GUESS:
        yield BY_GUESS[facts.value("matter")]
    if facts.value("outside") == "yes":
        yield OUTSIDE[facts.value("matter")]
        yield STILL_READ


register_flow(
    Flow(
        service=ANYTHING,
        before="services/anything/before.html",
        steps=(
            Step(_("In your words"), YourWords, below="services/anything/calls.html"),
            Step(_("A guess, if you have one"), YourGuess),
            Step(_("Asking for whom"), WhoseRights),
            Step(_("About you"), AboutThem),
            Step(_("How we may reach you"), SafeContactForm),
        ),
        facts=facts_of,
        contact=contact_from(about=int(ABOUT), contact=int(CONTACT)),
        remarks=remarks_on,
        alarm=alarm_for,
    )
)
