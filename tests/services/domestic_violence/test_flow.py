"""Asking because of violence: numbers at once, her wishes honoured, the duty to report said before she sends."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import override

from portal.accounts.roles import CASEWORKER
from services.cases import actions
from services.catalogue.facts import Facts
from services.domestic_violence.choices import EVIDENCE
from services.domestic_violence.flow import facts_of, notes_on, remarks_on
from services.domestic_violence.words import REMARKS
from services.intake.flows import flow_of
from tests.conftest import person
from tests.services.asking import answers_of, ask, fill

pytestmark = pytest.mark.usefixtures("district")

PAGES: dict[int, dict[str, Any]] = {
    1: {"q1": "no", "q2": [], "q3": "none", "q4": "no"},
    2: {"q1": "self", "q2": "full", "q3": "", "q4": ""},
    3: {"q1": "", "q2": "no", "q3": "25_34", "q4": "210303002"},
    4: {"q1": "spouse", "q2": ["words"], "q3": "他总是骂我。", "q4": [], "q5": "no", "q6": [], "q7": "yes"},
    5: {"q1": ["talk"], "q2": "no", "q3": []},
    6: {"q1": "", "q2": [], "q3": "yes"},
}


def pages(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """The pages with what a test changes: `p4={"q1": "dating"}`."""
    return [page | changes.get(f"p{number}", {}) for number, page in PAGES.items()]


def answers(**changes: dict[str, Any]) -> dict[str, Any]:
    return answers_of("domestic_violence", *pages(**changes))


def facts(**changes: dict[str, Any]) -> Facts:
    return facts_of(answers(**changes))


def test_an_adult_who_wants_to_talk_is_with_the_womens_federation_and_nobody_else(resident):
    case = ask(resident, "domestic_violence", *pages())
    assert (case.department.code, case.urgency, case.rule) == ("FL", "U1", "R02")


def test_a_minor_is_reported_and_told_so_before_she_sends(resident):
    changed = {"p3": {"q3": "under_18"}}
    shown = fill(resident, "domestic_violence", *pages(**changed))
    assert "依法必须立即报告公安机关" in shown.content.decode()
    case = ask(resident, "domestic_violence", *pages(**changed))
    assert (case.department.code, case.urgency, case.rule) == ("GA", "U0", "R03")


def test_a_minor_is_told_so_where_she_fears_the_police():
    assert next(iter(remarks_on(answers(p2={"q2": "minor"}, p6={"q2": ["GA"]})))) == REMARKS["report_police_away"]


def test_an_adult_is_told_that_she_decides():
    assert list(remarks_on(answers())) == [REMARKS["consent"]]


@pytest.mark.parametrize(
    "grave", [{"q1": "yes"}, {"q2": ["weapon"]}, {"q2": ["confined"]}, {"q3": "severe"}, {"q4": "yes"}], ids=lambda grave: str(grave)
)
def test_grave_answers_show_numbers_to_call_on_the_next_page(resident, grave):
    resident.post("/f/b/")
    shown = resident.get("/f/b/1/")
    resident.post("/f/b/1/", PAGES[1] | grave | {"v": shown.context["version"]})
    page = resident.get("/f/b/2/").content.decode()
    assert page.index('class="button button-danger" href="tel:110"') < page.index("<h1")


def test_the_first_page_shows_them_before_anything_is_answered(resident):
    resident.post("/f/b/")
    page = resident.get("/f/b/1/").content.decode()
    assert page.index('class="button button-danger" href="tel:110"') < page.index('name="q1"')


def test_the_numbers_stand_once_on_the_page_that_has_them_anyway(resident):
    fill(resident, "domestic_violence", *pages(p1={"q1": "yes"}))
    page = resident.get("/f/b/1/")
    assert page.context["alarm"] is True
    assert page.content.decode().count('class="calls"') == 1


def test_in_english_she_reads_which_office_may_not_see_it(district):
    with override("en"):
        names = [str(label) for _code, label in flow_of("domestic_violence").step(6).form().fields["q2"].choices]
    assert "Police: Tiexi branch and its stations" in names
    assert not re.search(r"[\u3400-\u9fff]", "".join(names))


def test_who_asked_in_english_is_read_in_chinese_by_staff(resident):
    resident.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    case = ask(resident, "domestic_violence", *pages())
    told = actions.view(case=case, actor=person("reader", CASEWORKER, "FL")).answers
    assert "他总是骂我。" in told.values()
    assert not [words for row in told.items() for words in row if re.search(r"[A-Za-z]{4}", words)]


def test_calm_answers_do_not_alarm(resident):
    assert flow_of("domestic_violence").alarm(answers()) is False


def test_staff_read_the_level_of_danger_with_its_reasons_first():
    told = flow_of("domestic_violence").in_words(answers(p1={"q2": ["weapon", "worse"]}))
    question, answer = next(iter(told.items()))
    assert question == "危险程度及理由"
    assert "立即" in answer
    assert "凶器" in answer
    assert notes_on(answers())["危险程度及理由"].startswith("没有说到危险信号")


def test_in_danger_it_does_not_go_to_the_police_she_keeps_it_from_and_says_so(resident):
    changed = {"p1": {"q1": "yes"}, "p6": {"q2": ["GA"]}, "p5": {"q1": ["warning"]}}
    case = ask(resident, "domestic_violence", *pages(**changed))
    assert "GA" not in (case.department.code, *case.decisions.get().partners)
    said = list(remarks_on(answers(**changed)))
    assert REMARKS["danger_police_away"] in said
    assert REMARKS["warning_without_police"] in said


def test_in_danger_the_police_know_so_a_warning_needs_no_talk_first():
    said = list(remarks_on(answers(p1={"q1": "yes"}, p5={"q1": ["warning"], "q2": "no"})))
    assert REMARKS["danger"] in said
    assert REMARKS["warning"] in said
    assert REMARKS["warning_without_police"] not in said


def test_a_former_partner_who_follows_is_a_matter_of_article_29():
    changed = {"p4": {"q1": "former_partner", "q2": ["follows", "threats"]}}
    found = facts(**changed)
    assert (found.value("pursuit"), found.value("threatened")) == ("yes", "yes")
    assert REMARKS["pursuit"] in remarks_on(answers(**changed))


def test_the_department_that_must_not_see_it_does_not(resident):
    case = ask(resident, "domestic_violence", *pages(p6={"q2": ["FL"], "q3": "no"}))
    assert case.counted_facts.keep_from == ("FL", "JD", "SQ")
    assert case.department.code == "FYZX"


def test_without_her_word_a_wish_for_a_warning_does_not_reach_the_police():
    changed = {"p5": {"q1": ["warning"], "q2": "no"}}
    assert REMARKS["warning_without_police"] in remarks_on(answers(**changed))
    assert facts(**changed).value("police") == "no"


@pytest.mark.parametrize(
    ("place", "happened", "outside"), [("0", "no", "yes"), ("0", "yes", "no"), ("0", "unknown", "no"), ("", "no", "no")]
)
def test_one_tie_to_the_district_is_enough(place, happened, outside):
    assert facts(p3={"q4": place}, p4={"q7": happened}).value("outside") == outside


@pytest.mark.parametrize(("place", "is_told"), [("0", True), ("", True), ("210303002", False)])
def test_who_does_not_say_that_she_lives_here_is_told_what_is_enough(place, is_told):
    assert (REMARKS["outside"] in remarks_on(answers(p3={"q4": place}, p4={"q7": "no"}))) == is_told
    assert REMARKS["outside"] not in remarks_on(answers(p3={"q4": place}, p4={"q7": "yes"}))


def test_a_mandatory_reporter_names_the_institution():
    form = flow_of("domestic_violence").step(2).form({"q1": "duty", "q2": "minor", "q3": "", "q4": ""})
    assert list(form.errors) == ["q3"]


def test_the_kinds_of_evidence_are_the_eleven_of_the_courts():
    assert len(EVIDENCE) == 11


@pytest.mark.parametrize("name", ["a", "b"])
def test_papers_show_what_happened_and_never_where_she_lives_or_how_she_feels(resident, name):
    fill(resident, "domestic_violence", *pages(p4={"q3": "金丝雀"}, p5={"q3": ["medical"]}))
    paper = resident.get(f"/f/b/paper/{name}/")
    page = paper.content.decode()
    assert paper.status_code == 200
    assert "金丝雀" in page
    assert "繁荣街道" not in page
    assert "不想活" not in page
    assert "no-store" in paper["Cache-Control"]


def test_there_is_nothing_to_print_before_the_questions_are_answered(resident):
    assert resident.get("/f/b/paper/a/").status_code == 302
    assert resident.get("/f/b/paper/z/").status_code == 404
    resident.post("/f/b/")
    assert resident.get("/f/b/paper/a/").status_code == 302


@pytest.mark.parametrize(("in_danger", "is_told"), [("yes", True), ("no", False)])
def test_where_it_cannot_wait_the_receipt_too_says_to_call(resident, in_danger, is_told):
    ask(resident, "domestic_violence", *pages(p1={"q1": in_danger}))
    page = resident.get("/f/done/").content.decode()
    assert ("正有危险，请打\N{NO-BREAK SPACE}110；受了伤，请打\N{NO-BREAK SPACE}120" in page) == is_told
    assert not is_told or page.index("正有危险，请打") < page.index("<h1>")
