"""Asking because of work: the right desk, honest clocks, and a name only where she wants one."""

from typing import Any

import pytest
import time_machine

from services.intake.flows import flow_of
from services.workplace.flow import facts_of, remarks_on
from services.workplace.forms import TheEmployer, TheMatter, TipOrComplaint
from services.workplace.words import LAW, NAMES, OUTSIDE, TALKS, TWO_CLOCKS
from tests.services.asking import answers_of, ask

pytestmark = pytest.mark.usefixtures("district")

PAGES: dict[int, dict[str, Any]] = {
    1: {"q1": "self", "q3": "", "q4": ""},
    2: {"q1": "", "q2": "no", "q3": "25_34", "q4": ""},
    3: {"q1": "dismissal", "q2": "怀孕后被调岗降薪。", "q3": "2026-10-08", "q4": "yes"},
    4: {"q1": "示例公司（虚构）", "q2": "", "q3": "employed", "q4": "silent"},
    5: {"q1": "unsure", "q2": "no", "q3": "no", "q4": []},
}


def pages(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [page | changes.get(f"p{number}", {}) for number, page in PAGES.items()]


def answers(**changes: dict[str, Any]) -> dict[str, Any]:
    return answers_of("workplace", *pages(**changes))


def test_a_dismissal_goes_to_the_labour_department(resident):
    case = ask(resident, "workplace", *pages())
    assert (case.department.code, case.category) == ("RS", "maternity")


@time_machine.travel("2026-11-25 10:00+08:00")
@pytest.mark.parametrize(("since", "near"), [("2025-12-20", "yes"), ("2026-10-08", "no"), ("", "unknown")])
def test_a_year_that_ends_soon_is_a_fact(since, near):
    assert facts_of(answers(p3={"q3": since})).value("near_limit") == near


@time_machine.travel("2026-11-25 10:00+08:00")
def test_both_clocks_are_explained_with_the_last_day():
    said = [str(remark) for remark in remarks_on(answers(p3={"q3": "2025-12-20"}))]
    assert any("2026年12月20日" in remark for remark in said)
    assert str(TWO_CLOCKS) in said
    assert str(TALKS) in said


def test_harassment_is_owed_a_written_result():
    said = list(remarks_on(answers(p3={"q1": "harassment"})))
    assert said[0] == LAW["harassment"]
    assert "书面" in str(said[0])


def test_every_matter_of_the_form_has_its_law():
    assert {matter for matter, _label in TheMatter().fields["q1"].choices} == set(LAW)


def test_a_tip_and_a_complaint_are_told_apart():
    assert NAMES["tip"] in remarks_on(answers(p5={"q1": "tip"}))
    assert NAMES["complaint"] in remarks_on(answers(p5={"q1": "complaint"}))


def test_a_tip_never_tells_the_employer():
    form = TipOrComplaint(PAGES[5] | {"q1": "tip", "q2": "yes"})
    assert form.is_valid()
    assert form.cleaned_data["q2"] == "no"


def test_a_wrong_credit_code_is_refused_at_its_field_and_the_rest_stays():
    form = TheEmployer(PAGES[4] | {"q2": "91350100M000100Y44"})
    assert list(form.errors) == ["q2"]
    assert "虚构" in str(form)


@pytest.mark.parametrize("code", ["", "91350100M000100Y43", " 91350100 m000100y43 "])
def test_a_code_may_be_missing_or_be_written_with_spaces(code):
    assert TheEmployer(PAGES[4] | {"q2": code}).is_valid()


@pytest.mark.parametrize("day", ["gestern", "2999-01-01", "2026-13-01"])
def test_a_day_that_cannot_be_is_refused_at_its_field(day):
    assert list(TheMatter(PAGES[3] | {"q3": day}).errors) == ["q3"]


@pytest.mark.parametrize("matter", ["pay", "benefits", "harassment"])
def test_an_employer_elsewhere_is_said_and_still_taken(matter):
    changed = {"p3": {"q1": matter, "q4": "no"}}
    assert facts_of(answers(**changed)).value("outside") == "yes"
    assert OUTSIDE[matter] in remarks_on(answers(**changed))


def test_whom_to_ask_elsewhere_differs_by_the_matter():
    assert len({str(OUTSIDE[matter]) for matter in ("pay", "benefits", "harassment")}) == 3


def test_the_employer_reaches_neither_routing_nor_counting():
    assert "虚构" not in str(facts_of(answers()).to_json())
    assert flow_of("workplace").in_words(answers())["用人单位名称"] == "示例公司（虚构）"
