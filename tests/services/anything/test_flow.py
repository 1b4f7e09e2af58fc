"""“I don't know what this is”: a person reads it; a guess only helps."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from services.anything.flow import BY_GUESS, NO_NUMBER, REPORTED, facts_of, remarks_on
from services.anything.forms import GUESSES, YourWords
from services.anything.rules import VIOLENCE, category_of, needs_numbers
from services.anything.words import OUTSIDE
from services.catalogue.facts import INPUTS
from tests.services.asking import answers_of, ask

pytestmark = pytest.mark.usefixtures("district")

PAGES: dict[int, dict[str, Any]] = {
    1: {"q1": "write", "q2": "不知道归谁管。", "q3": "no", "q4": "no"},
    2: {"q1": "unknown", "q2": "no", "q3": "no", "q4": "no", "q5": "yes"},
    3: {"q1": "self", "q2": "full", "q3": "", "q4": ""},
    4: {"q1": "", "q2": "no", "q3": "25_34", "q4": ""},
}


def pages(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [page | changes.get(f"p{number}", {}) for number, page in PAGES.items()]


def answers(**changes: dict[str, Any]) -> dict[str, Any]:
    return answers_of("anything", *pages(**changes))


def test_what_nobody_can_name_lies_with_the_front_desk(resident):
    case = ask(resident, "anything", *pages())
    assert (case.department.code, case.rule, case.urgency) == ("FL", "", "U1")


def test_words_are_needed_only_where_she_wants_to_write():
    assert list(YourWords(PAGES[1] | {"q2": ""}).errors) == ["q2"]
    assert YourWords(PAGES[1] | {"q1": "call", "q2": ""}).is_valid()
    assert "可不填" not in YourWords()["q2"].as_field_group()


def test_a_wish_to_be_called_without_a_number_is_pointed_out():
    assert NO_NUMBER in remarks_on(answers(p1={"q1": "call", "q2": ""}))


def test_thoughts_of_suicide_make_it_as_urgent_as_can_be(resident):
    case = ask(resident, "anything", *pages(p1={"q4": "yes"}))
    assert (case.department.code, case.urgency) == ("FL", "U0")


def test_a_minor_is_told_of_the_duty_to_report():
    assert REPORTED in remarks_on(answers(p4={"q3": "under_18"}))
    assert facts_of(answers(p4={"q3": "under_18"})).value("person") == "minor"


def test_a_yes_to_danger_unfolds_the_numbers_on_the_same_page(resident):
    resident.post("/f/e/")
    page = BeautifulSoup(resident.get("/f/e/1/").content, "lxml")
    assert [box["name"] for box in page.select("form .asks-danger[value=yes]")] == ["q3", "q4"]
    assert page.select_one("form .if-danger .calls a[href='tel:110']")


def test_every_guess_is_a_fact_that_routing_knows():
    assert {guess for guess, _label in GUESSES} == set(INPUTS["matter"])
    assert set(BY_GUESS) | VIOLENCE <= set(INPUTS["matter"])
    assert set(OUTSIDE) == set(INPUTS["matter"])


@pytest.mark.parametrize(
    ("matter", "category"), [("school", "other_violence"), ("online", "other_violence"), ("rural", "other"), ("unknown", "other")]
)
def test_a_guess_says_how_it_is_counted_for_now(matter, category):
    assert category_of(matter) == category


@pytest.mark.parametrize(
    ("danger", "harm", "matter", "first"),
    [("yes", "no", "unknown", True), ("no", "yes", "unknown", True), ("no", "no", "school", True), ("no", "no", "rural", False)],
)
def test_numbers_come_first_where_they_must(danger, harm, matter, first):
    assert needs_numbers(danger=danger, self_harm=harm, matter=matter) is first
