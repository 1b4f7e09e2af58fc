"""Registering for a check: reasons in words, the last place once, given back with the receipt, nothing about health."""

from typing import Any

import pytest

from services.catalogue.facts import INPUTS
from services.intake.flows import flow_of
from services.intake.shared_steps import TOLD_WHERE
from services.screening.flow import remarks_on
from services.screening.models import Offer, Programme, Registration
from tests.services.asking import answers_of, ask, everything_on, fill

pytestmark = pytest.mark.usefixtures("district")

PAGES: dict[int, dict[str, Any]] = {
    1: {"q1": "cancer", "q2": "40", "q3": "yes", "q4": "no", "q5": "no"},
    2: {"q1": ""},
    3: {"q1": "", "q2": "no", "q3": "35_44", "q4": ""},
}


def pages(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [page | changes.get(f"p{number}", {}) for number, page in PAGES.items()]


def test_the_reason_stands_with_its_bounds():
    said = [str(remark) for remark in remarks_on(answers_of("screening", *pages()))]
    assert "35–64 岁：符合" in said
    said = [str(remark) for remark in remarks_on(answers_of("screening", *pages(p1={"q2": "30"})))]
    assert "35–64 岁：不符合" in said


def test_who_lives_elsewhere_is_told_that_we_say_where_to_go():
    assert TOLD_WHERE in remarks_on(answers_of("screening", *pages(p1={"q3": "no"})))
    assert TOLD_WHERE not in remarks_on(answers_of("screening", *pages()))


def test_interest_without_a_place_reaches_the_health_authority(resident):
    case = ask(resident, "screening", *pages())
    assert (case.department.code, case.urgency) == ("WJ", "U3")
    assert not Registration.objects.exists()


def test_a_place_is_held_with_the_request(resident, offer):
    case = ask(resident, "screening", *pages(p2={"q1": str(offer.pk)}))
    assert Registration.objects.get(case_id=case.pk).offer == offer
    assert Offer.objects.get().free == 0


def test_the_last_place_gone_meanwhile_is_said_and_nothing_is_stored(resident, offer):
    shown = fill(resident, "screening", *pages(p2={"q1": str(offer.pk)}))
    assert Offer.objects.take(offer.pk)
    answer = resident.post("/f/d/check/", everything_on(shown))
    assert answer.status_code == 409
    assert "最后一个名额" in answer.content.decode()
    assert not Registration.objects.exists()
    assert resident.get("/f/d/2/").status_code == 200


def test_a_place_of_another_programme_is_refused(resident, offer):
    shown = fill(resident, "screening", *pages(p1={"q1": "common"}, p2={"q1": str(offer.pk)}))
    assert resident.post("/f/d/check/", everything_on(shown)).status_code == 409


def test_a_paused_programme_takes_no_registrations(resident, offer):
    shown = fill(resident, "screening", *pages(p2={"q1": str(offer.pk)}))
    Programme.objects.update(is_paused=True)
    assert resident.post("/f/d/check/", everything_on(shown)).status_code == 409


def test_a_full_site_cannot_be_chosen_any_more(offer):
    Offer.objects.take(offer.pk)
    assert [value for value, _label in flow_of("screening").step(2).form().fields["q1"].choices] == [""]


def test_she_gives_the_place_back_with_her_receipt_once(resident, offer):
    ask(resident, "screening", *pages(p2={"q1": str(offer.pk)}))
    digits = resident.get("/f/done/").context["digits"]
    resident.post("/r/", {"n": digits})
    assert "示例站（虚构）" in resident.get("/r/o/").content.decode()
    for _ in range(2):
        assert resident.post("/r/g/").status_code == 302
    assert Offer.objects.get().taken == 0
    assert "示例站（虚构）" not in resident.get("/r/o/").content.decode()


def test_giving_back_without_a_receipt_changes_nothing(resident, offer):
    ask(resident, "screening", *pages(p2={"q1": str(offer.pk)}))
    resident.post("/r/g/")
    assert Offer.objects.get().taken == 1


def test_every_programme_of_the_pack_is_one_that_routing_knows():
    assert set(Programme.objects.values_list("code", flat=True)) == set(INPUTS["programme"]) - {"unknown"}


def test_what_the_district_has_not_checked_is_marked(resident):
    page = resident.get("/f/d/").content.decode()
    assert page.count("待核实") == Programme.objects.count()


def test_no_question_is_about_her_health_and_the_virus_has_no_form():
    labels = [str(field.label) for step in flow_of("screening").steps for field in step.form().fields.values()]
    assert [label for label in labels if any(word in label for word in ("病史", "病", "感染", "艾滋", "检查结果"))] == []
    assert not any("mother_to_child" in value for value in INPUTS["programme"])


@pytest.mark.parametrize("age", ["vierzig", "-1", "200"])
def test_an_age_that_cannot_be_is_refused_at_its_field(age):
    assert list(flow_of("screening").step(1).form(PAGES[1] | {"q2": age}).errors) == ["q2"]
