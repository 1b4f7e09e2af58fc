"""The questions of legal aid in their order, and what becomes of the answers."""

from collections.abc import Iterator
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from portal.district.pack import district
from services.catalogue.facts import Facts
from services.intake.flows import Answers, Flow, Paper, Step, register_flow
from services.intake.for_whom import ForWhom
from services.intake.shared_steps import STILL_READ, AboutYou, SafeContactForm, contact_from, subdistrict_of
from services.legal_aid.forms import TheMatter, YourMeans
from services.legal_aid.rules import Finding, Matter, assess
from services.legal_aid.service import LEGAL_AID

WHOM, ABOUT, MATTER, MEANS, CONTACT = (str(number) for number in range(1, 6))
REMARKS: Final[dict[Finding, Promise]] = {
    Finding.NO_HARDSHIP_NEEDED: _("The law names your matter and does not ask for hardship (Legal Aid Law, article 32)."),
    Finding.NOT_CHECKED: _("The law may spare you the check of your means (Legal Aid Law, article 42). Please have proof of it ready."),
    Finding.LISTED: _("The law names matters like yours for people who cannot pay (Legal Aid Law, articles 29 and 31)."),
    Finding.LISTED_WITHOUT_HARDSHIP: _("The law names matters like yours for people who cannot pay. The centre still gives you advice."),
    Finding.NOT_LISTED: _("The law does not name this matter. We pass it on all the same, and the centre tells you what can be done."),
    Finding.UNSURE: _("Somebody at the centre reads what you wrote and tells you what it is."),
}
INTENT: Final = _("This registers your wish and passes it on. It is not yet the formal application: the centre tells you how to make it.")
FORMAL: Final = _("This is your formal application: the justice bureau of the district has confirmed that it counts as one.")
STATEMENT: Final = _("A statement of your means; a promise in writing that it is true may be enough (Legal Aid Law, article 41)")
PROOFS: Final[dict[Finding, Promise]] = {
    Finding.NO_HARDSHIP_NEEDED: _(
        "Proof of what happened, such as records of the police, a hospital or the community; your means are not asked"
        " (Legal Aid Law, article 32)"
    ),
    Finding.NOT_CHECKED: _("Proof that your means need not be checked, such as papers about social assistance (Legal Aid Law, article 42)"),
}
PROXY: Final = _("Whoever makes the application for somebody else brings proof that she may. The centre tells you which.")
SHORT_TIME: Final = _("Because your deadline is near, help may be given before the check is finished (Legal Aid Law, article 44).")

OUTSIDE: Final = with_numbers_lazy(
    _(
        "This does not seem to be for the legal aid centre of this district. For a lawsuit or a criminal case, ask the legal aid"
        " institution of the place where the court or office that handles it sits. For anything else, ask the one where the office that"
        " settles the dispute sits, or where it happened (Legal Aid Law, article 38). Who answers {legal-aid} tells you how to reach it."
    )
)


def facts_of(answers: Answers) -> Facts:
    """What routing and counting may know."""
    return Facts(
        service=LEGAL_AID.code,
        category=LEGAL_AID.category,
        subdistrict=subdistrict_of(answers, int(ABOUT)),
        age_band=answers[ABOUT]["q3"],
        inputs={
            "asker": answers[WHOM]["q1"],
            "deadline_within_7_days": answers[MEANS]["q3"],
            "outside": "yes" if is_elsewhere(answers) else "no",
        },
    )


def is_elsewhere(answers: Answers) -> bool:
    """Whether, by what she says, neither it happened here nor a body of this district handles it (法律援助法 38)."""
    return answers[MATTER].get("q4") == "no"


def finding_of(answers: Answers) -> Finding:
    """What the law says to her matter and means."""
    means = answers[MEANS]
    return assess(Matter(answers[MATTER]["q1"]), hardship=means["q1"], exemptions=means["q2"]).finding


def proof_in(answers: Answers) -> dict[str, Promise]:
    """What she has to show of her means, for the list of what to bring."""
    return {"proof": PROOFS.get(finding_of(answers), STATEMENT)}


def remarks_on(answers: Answers) -> Iterator[Promise]:
    """What this is, and what the law says to her answers, before she sends them; never a promise."""
    yield FORMAL if district().formal_application else INTENT
    yield REMARKS[finding_of(answers)]
    if facts_of(answers).is_for_another:
        yield PROXY
    if answers[MEANS]["q3"] == "yes":
        yield SHORT_TIME
    if is_elsewhere(answers):
        yield OUTSIDE
        yield STILL_READ


register_flow(
    Flow(
        service=LEGAL_AID,
        before="services/legal_aid/before.html",
        steps=(
            Step(_("Asking for whom"), ForWhom),
            Step(_("About you"), AboutYou),
            Step(_("Your matter"), TheMatter),
            Step(_("What the law asks"), YourMeans),
            Step(_("How we may reach you"), SafeContactForm),
        ),
        facts=facts_of,
        contact=contact_from(about=int(ABOUT), contact=int(CONTACT)),
        remarks=remarks_on,
        papers=(Paper("a", _("What to bring to the centre"), "services/legal_aid/materials.html", (), proof_in),),
    )
)
