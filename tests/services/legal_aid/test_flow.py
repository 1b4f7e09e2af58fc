"""Legal aid as she meets it: answers become facts, remarks and a case with the right centre."""

import html
from dataclasses import replace

import pytest

from portal.district import pack
from services.intake.flows import flow_of
from services.legal_aid.flow import FORMAL, INTENT, OUTSIDE, PROOFS, PROXY, REMARKS, SHORT_TIME, STATEMENT
from services.legal_aid.rules import Finding
from tests.services.asking import answers_of, ask, fill

HERSELF = {"q1": "self", "q3": "", "q4": ""}
ABOUT = {"q1": "", "q2": "no", "q3": "25_34", "q4": "210303002"}
MATTER = {"q1": "wages", "q2": "三个月没有发工资。", "q3": ""}
MEANS_ANSWERS = {"q1": "yes", "q2": [], "q3": "yes"}


def test_a_deadline_within_seven_days_is_a_fact_and_a_remark(district):
    answers = answers_of("legal_aid", HERSELF, ABOUT, MATTER, MEANS_ANSWERS)
    flow = flow_of("legal_aid")
    assert flow.facts(answers).value("deadline_within_7_days") == "yes"
    assert list(flow.remarks(answers)) == [INTENT, REMARKS[Finding.LISTED], SHORT_TIME]


def test_somebody_who_lives_elsewhere_is_counted_in_no_subdistrict(district):
    elsewhere = answers_of("legal_aid", HERSELF, ABOUT | {"q4": "0"}, MATTER, MEANS_ANSWERS)
    assert flow_of("legal_aid").facts(elsewhere).subdistrict == ""


@pytest.mark.parametrize(("here", "outside"), [("no", "yes"), ("yes", "no"), ("unknown", "no"), ("", "no")])
def test_what_is_handled_elsewhere_is_said_and_still_taken(district, here, outside):
    answers = answers_of("legal_aid", HERSELF, ABOUT, MATTER | {"q4": here}, MEANS_ANSWERS)
    flow = flow_of("legal_aid")
    assert flow.facts(answers).value("outside") == outside
    assert (OUTSIDE in flow.remarks(answers)) == (outside == "yes")


@pytest.mark.django_db
def test_handled_elsewhere_a_person_here_still_reads_it_and_sees_that(resident):
    case = ask(resident, "legal_aid", HERSELF, ABOUT, MATTER | {"q4": "no"}, MEANS_ANSWERS)
    assert case.department.code == "FYZX"
    assert any("非本区管辖" in reason for reason in case.decisions.get().reasons)


def test_who_asks_for_somebody_else_reads_that_applying_for_her_needs_proof(district):
    hers, anothers = (answers_of("legal_aid", HERSELF | {"q1": whom}, ABOUT, MATTER, MEANS_ANSWERS) for whom in ("self", "other"))
    assert PROXY in flow_of("legal_aid").remarks(anothers)
    assert PROXY not in flow_of("legal_aid").remarks(hers)


def test_no_danger_is_asked_about_so_none_is_called_out(district):
    assert flow_of("legal_aid").alarm(answers_of("legal_aid", HERSELF, ABOUT, MATTER, MEANS_ANSWERS)) is False


@pytest.mark.django_db
def test_the_request_reaches_the_centre_as_urgent_as_the_law_makes_it(resident):
    case = ask(resident, "legal_aid", HERSELF, ABOUT, MATTER, MEANS_ANSWERS)
    assert (case.department.code, case.rule, case.urgency) == ("FYZX", "R12+", "U1")


def test_the_first_page_and_the_last_say_that_this_is_no_formal_application(resident):
    assert "还不是正式申请" in resident.get("/f/a/").content.decode()
    assert "还不是正式申请" in fill(resident, "legal_aid", HERSELF, ABOUT, MATTER, MEANS_ANSWERS).content.decode()


def test_where_the_justice_bureau_has_confirmed_it_both_say_that_it_is_one(resident, monkeypatch):
    confirmed = replace(pack.district(), formal_application="司法局确认函（虚构）")
    monkeypatch.setattr(pack, "read_district", lambda _pack: confirmed)
    assert str(FORMAL) in resident.get("/f/a/").content.decode()
    last = fill(resident, "legal_aid", HERSELF, ABOUT, MATTER, MEANS_ANSWERS).content.decode()
    assert str(FORMAL) in last
    assert str(INTENT) not in last


@pytest.mark.parametrize(
    ("matter", "exemptions", "proof"),
    [
        ("abuse", [], PROOFS[Finding.NO_HARDSHIP_NEEDED]),
        ("wages", ["migrant_worker"], PROOFS[Finding.NOT_CHECKED]),
        ("support", [], STATEMENT),
        ("other", [], STATEMENT),
    ],
)
def test_what_to_bring_can_be_printed_without_a_word_of_hers(resident, matter, exemptions, proof):
    fill(resident, "legal_aid", HERSELF, ABOUT | {"q1": "小雨"}, MATTER | {"q1": matter}, MEANS_ANSWERS | {"q2": exemptions})
    paper = html.unescape(resident.get("/f/a/paper/a/").content.decode())
    assert str(proof) in paper
    assert "小雨" not in paper
    assert MATTER["q2"] not in paper
