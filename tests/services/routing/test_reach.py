"""Each of the 37 rules fires in a case that somebody makes by posting a real form, page by page; what no form leads to says why."""

from datetime import timedelta

import pytest

from portal.kit import clock
from services.cases.models import Case
from services.routing.models import RoutingRule
from tests.services.asking import Page, ask

pytestmark = pytest.mark.usefixtures("district")

ABOUT = {"q1": "", "q2": "no", "q3": "25_34", "q4": ""}
NOW = {"q1": "no", "q2": [], "q3": "none", "q4": "no"}
WHOM = {"q1": "self", "q2": "full", "q3": "", "q4": ""}
WHAT = {"q1": "spouse", "q2": [], "q3": "…", "q4": [], "q5": "no", "q6": [], "q7": "yes"}
WISH = {"q1": [], "q2": "no", "q3": []}
ALL = {"q1": "", "q2": [], "q3": "yes"}
ALMOST_A_YEAR_AGO = (clock.today() - timedelta(days=345)).isoformat()
Asked = tuple[str, list[Page]]


def violence(now=(), whom=(), what=(), wish=(), about=()) -> Asked:
    return "domestic_violence", [NOW | dict(now), WHOM | dict(whom), ABOUT | dict(about), WHAT | dict(what), WISH | dict(wish), ALL]


def wanting(wish: str) -> Asked:
    return violence(wish={"q1": [wish], "q2": "yes"})


def aid(soon: str = "no") -> Asked:
    return "legal_aid", [WHOM, ABOUT, {"q1": "wages", "q2": "…", "q3": ""}, {"q1": "yes", "q2": [], "q3": soon}]


def work(matter: str, since: str = "", status: str = "employed") -> Asked:
    employer = {"q1": "示例公司（虚构）", "q2": "", "q3": status, "q4": "no"}
    named = {"q1": "unsure", "q2": "no", "q3": "no", "q4": []}
    return "workplace", [WHOM, ABOUT, {"q1": matter, "q2": "…", "q3": since, "q4": "yes"}, employer, named]


def check(programme: str, lives_here: str = "yes") -> Asked:
    return "screening", [{"q1": programme, "q2": "40", "q3": lives_here, "q4": "no", "q5": "no"}, WHOM, ABOUT, {"q1": ""}]


def anything(guess: str, police: str = "no", more: str = "no") -> Asked:
    guessed = {"q1": guess, "q2": more, "q3": police, "q4": "no", "q5": "yes"}
    return "anything", [{"q1": "write", "q2": "…", "q3": "no", "q4": "no"}, guessed, WHOM, ABOUT]


TABLE: list[tuple[str, Asked]] = [
    ("R01", violence(now={"q1": "yes"})),
    ("R02", violence()),
    ("R03", violence(whom={"q2": "minor"})),
    ("R04", violence(what={"q4": ["pregnant"]})),
    ("R05", wanting("order")),
    ("R06", violence(what={"q1": "former_partner", "q2": ["follows"]}, wish={"q2": "yes"})),
    ("R06+", violence(what={"q1": "dating", "q2": ["follows", "threats"]}, wish={"q2": "yes"})),
    ("R06-", violence(what={"q1": "former_partner", "q2": ["follows"]})),
    ("R06+-", violence(what={"q1": "former_partner", "q2": ["follows", "threats"]})),
    ("R07", violence(what={"q6": ["order"]}, wish={"q2": "yes"})),
    ("R07-", violence(what={"q6": ["order"]})),
    ("R08", violence(what={"q6": ["warning"]}, wish={"q2": "yes"})),
    ("R08-", violence(what={"q6": ["warning"]})),
    ("R09", wanting("warning")),
    ("R10", wanting("shelter")),
    ("R11+", violence(now={"q3": "severe"})),
    ("R11", violence(now={"q3": "some"})),
    ("R12+", aid(soon="yes")),
    ("R12", aid()),
    ("R12", wanting("aid")),
    ("R13", anything("divorce")),
    ("R13", wanting("divorce")),
    ("R14", work("harassment")),
    ("R15", anything("public_harassment", "yes")),
    ("R15-", anything("public_harassment")),
    ("R16", anything("school", "yes")),
    ("R16-", anything("school")),
    ("R17", anything("sexual_violence", "yes")),
    ("R17-", anything("sexual_violence")),
    ("R18", work("recruitment")),
    ("R19+", work("dismissal", ALMOST_A_YEAR_AGO)),
    ("R19", work("dismissal")),
    ("R20", work("protection")),
    ("R21+", work("pay", ALMOST_A_YEAR_AGO, status="left")),
    ("R21", work("pay")),
    ("R22", work("benefits")),
    ("R23", check("cancer")),
    ("R24", check("premarital")),
    ("R26", check("aid_fund")),
    ("R27+", anything("hardship", more="acute")),
    ("R27", anything("hardship")),
    ("R28", anything("rural")),
    ("R29", anything("trafficking")),
    ("R30+", anything("online", "yes", "blackmail")),
    ("R30", anything("online", "yes")),
    ("R30+-", anything("online", more="blackmail")),
    ("R30-", anything("online")),
    ("R31", anything("fraud", "yes")),
    ("R31-", anything("fraud")),
    ("R32", violence(now={"q4": "yes"})),
    ("R33", anything("dropout")),
    ("R34", anything("inaction")),
    ("R35", violence(what={"q4": ["disabled"]})),
    ("R36", check("cancer", lives_here="no")),
    ("R37", violence(whom={"q1": "other"})),
]


def fired(case: Case) -> set[str]:
    """The rules whose words stand among the reasons that the case page shows."""
    reasons = case.decisions.get().reasons
    return {rule.code for rule in RoutingRule.objects.all() if rule.facts in reasons}


@pytest.mark.parametrize(("rule", "asked"), TABLE, ids=lambda value: value if isinstance(value, str) else value[0])
def test_the_posted_form_makes_a_case_in_which_the_rule_fired(resident, rule, asked):
    service, pages = asked
    assert rule in fired(ask(resident, service, *pages))


def test_each_of_the_thirty_seven_has_a_form_or_its_reason_on_record():
    """A rule without conditions is no form's; where others name their law, it says why, and staff read that in the list of rules."""
    without = dict(RoutingRule.objects.filter(when="").values_list("code", "statutory"))
    assert {rule[:3] for rule, _asked in TABLE} | set(without) == {f"R{number:02}" for number in range(1, 38)}
    assert set(without).isdisjoint(rule[:3] for rule, _asked in TABLE)
    assert without == {"R25": "仅给机构与电话，不建个案"}
