"""R36: whose matter belongs elsewhere reads on the last page which office to ask, and may still leave a way to reach her."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from portal.accounts.roles import CASEWORKER
from services.anything.words import OUTSIDE as ANY
from services.cases import actions
from services.cases.models import Case
from services.domestic_violence.words import REMARKS
from services.intake.flows import flow_of, flows
from services.intake.shared_steps import STILL_READ
from services.legal_aid.flow import OUTSIDE as AID
from services.screening.words import FUND_OUTSIDE
from services.screening.words import OUTSIDE as CHECKS
from services.workplace.words import OUTSIDE as WORK
from tests.conftest import person
from tests.services.asking import Page, everything_on, fill

pytestmark = pytest.mark.usefixtures("district")

ABOUT = {"q1": "", "q2": "no", "q3": "25_34", "q4": "0"}
WHOM = {"q1": "self", "q2": "full", "q3": "", "q4": ""}
REACHED = {"q1": "yes", "q2": "13800138000", "q3": "phone", "q4": [], "q5": "no", "q6": ""}
HOME, HELP = REMARKS["outside_court"], REMARKS["outside_help"]
TOLD = {"legal_aid": AID, "domestic_violence": HOME, "workplace": WORK["pay"], "screening": CHECKS, "anything": ANY["unknown"]}
EVERY = [AID, HOME, HELP, *WORK.values(), CHECKS, FUND_OUTSIDE, *ANY.values()]
OFFICES = "法律援助机构|基层法院|仲裁委|医保经办机构|劳动保障监察|人社部门|卫健部门|妇联|公安|教育部门|婚姻登记机关|街道办事处"


def pages(service: str, here: str) -> list[Page]:
    """The pages of a service, answered by somebody whose matter is of this district or not."""
    return {
        "legal_aid": [WHOM, ABOUT, {"q1": "wages", "q2": "…", "q3": "", "q4": here}, {"q1": "yes", "q2": [], "q3": "no"}],
        "domestic_violence": [
            {"q1": "no", "q2": [], "q3": "none", "q4": "no"},
            WHOM,
            ABOUT,
            {"q1": "spouse", "q2": [], "q3": "…", "q4": [], "q5": "no", "q6": [], "q7": here},
            {"q1": [], "q2": "no", "q3": []},
            {"q1": "", "q2": [], "q3": "yes"},
        ],
        "workplace": [
            WHOM,
            ABOUT,
            {"q1": "pay", "q2": "…", "q3": "", "q4": here},
            {"q1": "示例公司（虚构）", "q2": "", "q3": "employed", "q4": "no"},
            {"q1": "unsure", "q2": "no", "q3": "no", "q4": []},
        ],
        "screening": [{"q1": "cancer", "q2": "40", "q3": here, "q4": "no", "q5": "no"}, WHOM, ABOUT, {"q1": ""}],
        "anything": [
            {"q1": "write", "q2": "…", "q3": "no", "q4": "no"},
            {"q1": "unknown", "q2": "no", "q3": "no", "q4": "no", "q5": here},
            WHOM,
            ABOUT,
        ],
    }[service]


def walk(browser, service: str, here: str):
    """Answer every page, with a number to be reached at; the page on which everything is checked."""
    return fill(browser, service, *pages(service, here), REACHED)


def said(page) -> str:
    return BeautifulSoup(page.content, "lxml").main.get_text()


def test_every_service_is_walked():
    assert {flow.service.code for flow in flows()} == set(TOLD)


@pytest.mark.parametrize("service", TOLD)
def test_who_belongs_elsewhere_is_told_so_and_leaves_her_number_all_the_same(resident, service):
    shown = walk(resident, service, "no")
    assert str(TOLD[service]) in said(shown)
    assert str(STILL_READ) in said(shown)
    sent = resident.post(f"/f/{flow_of(service).service.flow_slug}/check/", everything_on(shown), follow=True)
    assert sent.status_code == 200
    case = Case.objects.get()
    reader = person("reader", CASEWORKER, case.department.code)
    assert actions.view(case=case, actor=reader).contact.phone == REACHED["q2"]
    assert any("非本区管辖" in reason for reason in case.decisions.get().reasons)


@pytest.mark.parametrize("service", TOLD)
def test_who_belongs_here_is_not_sent_elsewhere(resident, service):
    assert str(TOLD[service]) not in said(walk(resident, service, "yes"))


@pytest.mark.parametrize("told", EVERY)
def test_each_answer_names_the_kind_of_office_in_both_languages(told):
    assert re.search(OFFICES, str(told))
    with override("en"):
        assert not re.search(r"[\u3000-\uffef]", str(told))
