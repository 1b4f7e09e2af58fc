"""Each of the 37 rules is reached by the answers of a real form, or listed here with the reason why no form leads to it."""

from services.anything.flow import facts_of as facts_of_anything
from services.catalogue.facts import Facts
from services.domestic_violence.flow import facts_of as facts_of_violence
from services.legal_aid.flow import facts_of as facts_of_aid
from services.routing.models import RoutingRule
from services.screening.flow import facts_of as facts_of_screening
from services.workplace.flow import facts_of as facts_of_work
from tests.services.asking import answers_of

NO_FORM = {"R25": "a directory and a telephone only: no case may be made of it"}

ABOUT = {"q1": "", "q2": "no", "q3": "25_34", "q4": ""}
NOW = {"q1": "no", "q2": [], "q3": "none", "q4": "no"}
WHOM = {"q1": "self", "q2": "full", "q3": "", "q4": ""}
WHAT = {"q1": "spouse", "q2": [], "q3": "…", "q4": [], "q5": "no", "q6": [], "q7": "yes"}
WISH = {"q1": [], "q2": "no", "q3": []}
ALL = {"q1": "", "q2": [], "q3": "yes"}


def violence(now=(), whom=(), about=(), what=(), wish=()) -> Facts:
    pages = (NOW | dict(now), WHOM | dict(whom), ABOUT | dict(about), WHAT | dict(what), WISH | dict(wish), ALL)
    return facts_of_violence(answers_of("domestic_violence", *pages))


def anything(guess: str, police: str = "no") -> Facts:
    words = {"q1": "write", "q2": "…", "q3": "no", "q4": "no"}
    guessed = {"q1": guess, "q2": "no", "q3": police, "q4": "no", "q5": "yes"}
    return facts_of_anything(answers_of("anything", words, guessed, WHOM, ABOUT))


def work(matter: str) -> Facts:
    employer = {"q1": "示例公司（虚构）", "q2": "", "q3": "employed", "q4": "no"}
    named = {"q1": "unsure", "q2": "no", "q3": "no", "q4": []}
    about_it = {"q1": matter, "q2": "…", "q3": "", "q4": "yes"}
    return facts_of_work(answers_of("workplace", ABOUT, about_it, employer, named))


def check(programme: str) -> Facts:
    asked = {"q1": programme, "q2": "40", "q3": "yes", "q4": "no", "q5": "no"}
    return facts_of_screening(answers_of("screening", asked, {"q1": ""}, ABOUT))


def asked() -> list[Facts]:
    aid = ({"q1": "wages", "q2": "…", "q3": ""}, {"q1": "yes", "q2": [], "q3": "no"})
    wishes = {"q1": ["order", "warning", "shelter", "divorce", "aid"], "q2": "yes"}
    return [
        violence(now={"q1": "yes", "q3": "severe", "q4": "yes"}),
        violence(whom={"q2": "minor"}),
        violence(what={"q4": ["pregnant", "disabled"]}),
        violence(wish=wishes),
        violence(what={"q1": "former_partner", "q2": ["follows"]}, wish={"q2": "yes"}),
        violence(what={"q6": ["order", "warning"]}, wish={"q2": "yes"}),
        violence(whom={"q1": "other"}, about={"q4": "0"}, what={"q7": "no"}),
        violence(),
        facts_of_aid(answers_of("legal_aid", ABOUT, *aid)),
        *(work(matter) for matter in ("recruitment", "dismissal", "protection", "pay", "benefits", "harassment")),
        *(check(programme) for programme in ("cancer", "premarital", "aid_fund")),
        *(anything(guess, "yes") for guess in ("public_harassment", "school", "sexual_violence", "online", "fraud")),
        *(anything(guess) for guess in ("hardship", "rural", "trafficking", "dropout", "inaction")),
    ]


def test_each_of_the_thirty_seven_is_reached_by_a_form_or_has_a_reason(district):
    rules = [row.as_rule() for row in RoutingRule.objects.all()]
    reached = {rule.code[:3] for facts in asked() for rule in rules if rule.when.holds(facts)}
    wanted = {f"R{number:02}" for number in range(1, 38)}
    assert wanted - reached == set(NO_FORM)
