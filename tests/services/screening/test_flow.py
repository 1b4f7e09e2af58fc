"""Registering for a check: reasons in words, the last place once, given back with the receipt, nothing about health."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import translation

from portal.district.loader import load_pack
from portal.district.models import Subdistrict
from services.cases.models import Case
from services.catalogue.facts import INPUTS
from services.desk.case_page import history
from services.intake.flows import flow_of
from services.screening.flow import remarks_on
from services.screening.models import Offer, Programme, Registration, Site
from services.screening.words import FUND_OUTSIDE, GUARDIAN, OUTSIDE
from tests.services.asking import answers_of, ask, everything_on, fill
from tests.services.desk.conftest import fresh_key

pytestmark = pytest.mark.usefixtures("district")

PAGES: dict[int, dict[str, Any]] = {
    1: {"q1": "cancer", "q2": "40", "q3": "yes", "q4": "no", "q5": "no"},
    2: {"q1": "self", "q3": "", "q4": ""},
    3: {"q1": "", "q2": "no", "q3": "35_44", "q4": ""},
    4: {"q1": ""},
}


def pages(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [page | changes.get(f"p{number}", {}) for number, page in PAGES.items()]


def test_the_reason_stands_with_its_bounds():
    said = [str(remark) for remark in remarks_on(answers_of("screening", *pages()))]
    assert "35–64 岁：符合" in said
    said = [str(remark) for remark in remarks_on(answers_of("screening", *pages(p1={"q2": "30"})))]
    assert "35–64 岁：不符合" in said


@pytest.mark.parametrize(("programme", "office"), [("cancer", OUTSIDE), ("aid_fund", FUND_OUTSIDE)])
def test_who_lives_elsewhere_is_told_which_office_there_arranges_it(programme, office):
    assert office in remarks_on(answers_of("screening", *pages(p1={"q1": programme, "q3": "no"})))
    assert office not in remarks_on(answers_of("screening", *pages(p1={"q1": programme})))


VACCINE = {"p1": {"q1": "vaccine", "q2": "13"}, "p3": {"q3": "unknown"}}


@pytest.mark.parametrize("whom", [{"q1": "self"}, {"q1": "other", "q4": "我是她妈妈。"}], ids=["the girl", "her mother"])
def test_a_girl_for_the_vaccine_registers_with_her_parents_and_is_reported_to_nobody(resident, whom):
    shown = fill(resident, "screening", *pages(p2=whom, **VACCINE))
    text = shown.content.decode()
    assert "监护人" in text
    assert "立即报告" not in text
    case = ask(resident, "screening", *pages(p2=whom, **VACCINE))
    assert case.is_minor
    assert not case.tasks.exists()


def test_where_a_girl_registers_for_what_is_about_a_pregnancy_a_person_has_to_look(resident):
    case = ask(resident, "screening", *pages(p1={"q1": "mother_child", "q2": "16"}, p3={"q3": "unknown"}))
    assert case.tasks.filter(code="report").exists()


def test_parents_are_named_only_where_somebody_is_under_age():
    assert GUARDIAN not in remarks_on(answers_of("screening", *pages()))


def test_interest_without_a_place_reaches_the_health_authority(resident):
    case = ask(resident, "screening", *pages())
    assert (case.department.code, case.urgency) == ("WJ", "U3")
    assert not Registration.objects.exists()


def test_a_place_is_held_with_the_request(resident, offer):
    case = ask(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    assert Registration.objects.get(case_id=case.pk).offer == offer
    assert Offer.objects.get().free == 0


def test_the_last_place_gone_meanwhile_is_said_and_nothing_is_stored(resident, offer):
    shown = fill(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    assert Offer.objects.take(offer.pk)
    answer = resident.post("/f/d/check/", everything_on(shown))
    assert answer.status_code == 409
    assert "最后一个名额" in answer.content.decode()
    assert not Registration.objects.exists()
    assert resident.get("/f/d/4/").status_code == 200


def test_only_places_of_the_programme_she_chose_are_offered(resident, offer):
    other = Site.objects.create(name="另一个站（虚构）", source="虚构", verified_on=offer.verified_on, verified_by="测试")
    programme = Programme.objects.get(code="common")
    Offer.objects.create(programme=programme, site=other, capacity=1, source="虚构", verified_on=offer.verified_on, verified_by="测试")
    fill(resident, "screening", *pages(p1={"q1": "common"}))
    assert "示例站（虚构）" not in resident.get("/f/d/4/").content.decode()
    version = resident.get("/f/d/4/").context["version"]
    assert resident.post("/f/d/4/", {"q1": str(offer.pk), "v": version}).status_code == 422


def test_a_place_of_the_programme_she_chose_before_is_refused(resident, offer):
    fill(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    page = pages(p1={"q1": "common"})[0]
    resident.post("/f/d/1/", page | {"v": resident.get("/f/d/1/").context["version"]})
    shown = resident.get("/f/d/check/")
    assert "示例站（虚构）" in shown.content.decode()
    assert resident.post("/f/d/check/", everything_on(shown)).status_code == 409


def test_a_paused_programme_takes_no_registrations(resident, offer):
    shown = fill(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    Programme.objects.update(is_paused=True)
    assert resident.post("/f/d/check/", everything_on(shown)).status_code == 409


def test_a_full_site_cannot_be_chosen_any_more(offer):
    Offer.objects.take(offer.pk)
    assert [value for value, _label in flow_of("screening").step(4).form().fields["q1"].choices] == [""]


def test_she_gives_the_place_back_with_her_receipt_once(resident, offer):
    ask(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    digits = resident.get("/f/done/").context["digits"]
    resident.post("/r/", {"n": digits})
    assert "示例站（虚构）" in resident.get("/r/o/").content.decode()
    for _ in range(2):
        assert resident.post("/r/g/").status_code == 302
    assert Offer.objects.get().taken == 0
    assert [step.words for step in history(Case.objects.get())][1:] == ["她退回了筛查名额"]
    page = resident.get("/r/o/").content.decode()
    assert "示例站（虚构）" not in page
    assert "名额已经退回" in page


def test_giving_back_without_a_receipt_changes_nothing(resident, offer):
    ask(resident, "screening", *pages(p4={"q1": str(offer.pk)}))
    resident.post("/r/g/")
    assert Offer.objects.get().taken == 1


def test_every_programme_of_the_pack_is_one_that_routing_knows():
    assert set(Programme.objects.values_list("code", flat=True)) == set(INPUTS["programme"]) - {"unknown"}


def test_what_the_district_has_not_checked_is_marked(resident):
    page = resident.get("/f/d/").content.decode()
    assert page.count("待核实") == Programme.objects.count()


def english(resident, address: str) -> BeautifulSoup:
    resident.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return BeautifulSoup(resident.get(address).content, "lxml").main


def test_in_english_programmes_have_english_names_and_marks(resident, offer):
    page = english(resident, "/f/d/")
    assert "Screening for cervical and breast cancer" in page.get_text()
    assert [found.get_text() for found in page.select("[lang=zh-CN]")] == ["示例站（虚构）"]
    fill(resident, "screening", *pages())
    label = english(resident, "/f/d/1/").select_one("label[for=id_q1_0]")
    assert label.get_text() == "Screening for cervical and breast cancer"
    place = english(resident, "/f/d/4/").select_one("label[for=id_q1_1]")
    assert place.get_text() == "Screening for cervical and breast cancer: 示例站（虚构） (1 left)"


def test_a_programme_that_nobody_translated_keeps_its_chinese_name_marked_as_such(resident):
    Programme.objects.filter(code="vaccine").update(name_en="")
    assert english(resident, "/f/d/").find("span", string="HPV 疫苗")["lang"] == "zh-CN"
    fill(resident, "screening", *pages())
    assert english(resident, "/f/d/1/").find("span", string="疫苗")["lang"] == "zh-CN"


def test_loading_again_says_in_english_what_editors_left_as_it_was():
    for code, changed in (("cancer", {}), ("common", {"name": "妇科检查"}), ("vaccine", {"name_en": "Shots"})):
        Programme.objects.filter(code=code).update(**{"name_en": "", "summary_en": "", "bring_en": ""} | changed)
    load_pack(Path(settings.DISTRICT_PACK))
    names = dict(Programme.objects.values_list("code", "name_en"))
    assert (names["cancer"], names["common"], names["vaccine"]) == ("Screening for cervical and breast cancer", "", "Shots")


def test_a_programme_that_takes_nobody_says_so_in_the_list():
    Programme.objects.filter(code="vaccine").update(is_paused=True)
    labels = [label for _code, label in flow_of("screening").step(1).form().fields["q1"].choices]
    assert "HPV 疫苗（已暂停）" in labels
    assert "宫颈癌、乳腺癌筛查" in labels


def test_what_the_first_page_was_told_is_not_asked_again():
    form = flow_of("screening").step(3).form(so_far={"1": {"q2": 61, "q3": "no"}, "2": {"q1": "self"}})
    assert (form["q3"].value(), form["q4"].value()) == ("60_plus", "0")
    hers = flow_of("screening").step(3).form(initial={"q3": "25_34", "q4": ""}, so_far={"1": {"q2": 61, "q3": "no"}, "2": {"q1": "self"}})
    assert (hers["q3"].value(), hers["q4"].value()) == ("25_34", "")


@pytest.mark.parametrize(
    ("number", "band", "counted"),
    [("15", "35_44", "under_18"), ("40", "under_18", "under_18"), ("40", "25_34", "25_34"), ("40", "unknown", "35_44")],
)
def test_under_eighteen_by_either_answer_is_under_eighteen(number, band, counted):
    answers = answers_of("screening", *pages(p1={"q2": number}, p3={"q3": band}))
    assert flow_of("screening").facts(answers).age_band == counted


def test_a_mother_who_asks_finds_the_age_of_her_daughter_put_in_and_asked_as_hers():
    form = flow_of("screening").step(3).form(so_far={"1": {"q2": 13, "q3": "yes"}, "2": {"q1": "other"}})
    with translation.override("zh-hans"):
        assert (form["q3"].value(), str(form["q3"].label)) == ("under_18", "当事人的年龄")


def test_sites_in_her_subdistrict_come_first(offer):
    near, far = (Subdistrict.objects.get(code=code) for code in ("210303014", "210303002"))
    Site.objects.filter(pk=offer.site_id).update(subdistrict=far)
    checked = {"source": "虚构", "verified_on": date(2026, 11, 1), "verified_by": "测试"}
    site = Site.objects.create(name="附近的站（虚构）", subdistrict=near, **checked)
    Offer.objects.create(programme=offer.programme, site=site, capacity=1, **checked)
    for hers, first in ((near.code, "附近的站"), (far.code, "示例站"), ("", "示例站")):
        form = flow_of("screening").step(4).form(so_far={"1": {"q1": "cancer"}, "3": {"q4": hers}})
        assert first in form.fields["q1"].choices[1][1]


def test_without_a_site_the_page_about_it_is_passed_over_and_that_is_said(resident):
    last = fill(resident, "screening", *pages())
    assert resident.get("/f/d/4/").headers["Location"] == "/f/d/5/"
    page = BeautifulSoup(resident.get("/f/d/5/").content, "lxml")
    assert "机构还没有核实" in page.main.get_text()
    assert page.select_one("progress").attrs["value"] == page.select_one("progress").attrs["max"] == "4"
    assert page.select_one('.actions a[href="/f/d/3/"]')
    text = BeautifulSoup(last.content, "lxml").main.get_text()
    assert "机构还没有核实" in text
    assert not BeautifulSoup(last.content, "lxml").select('a[href="/f/d/4/"]')


def test_a_site_that_is_confirmed_while_she_answers_is_asked_about(resident, offer):
    Offer.objects.update(verified_on=None)
    fill(resident, "screening", *pages())
    Offer.objects.update(verified_on=date(2026, 11, 1))
    assert resident.get("/f/d/check/").headers["Location"] == "/f/d/4/"
    assert "示例站（虚构）" in resident.get("/f/d/4/").content.decode()


def test_where_every_place_is_taken_it_is_not_said_that_no_site_is_confirmed(resident, offer):
    Offer.objects.take(offer.pk)
    fill(resident, "screening", *pages())
    text = resident.get("/f/d/4/").content.decode()
    assert "目前没有空名额" in text
    assert "机构还没有核实" not in text


def test_on_the_telephone_a_request_without_a_site_is_taken_all_the_same(caseworker_client):
    asked = {f"s{number}-{name}": value for number, page in PAGES.items() for name, value in page.items()}
    told = caseworker_client.get("/desk/phone/d/").content.decode()
    assert "机构还没有核实" in told
    sent = {"k": fresh_key(), "s5-q1": "no", "c1": "on", "c2": "on"}
    assert caseworker_client.post("/desk/phone/d/", asked | sent).status_code == 200
    assert Case.objects.get().service == "screening"


def test_no_question_is_about_her_health_and_the_virus_has_no_form():
    labels = [str(field.label) for step in flow_of("screening").steps for field in step.form().fields.values()]
    assert [label for label in labels if any(word in label for word in ("病史", "病", "感染", "艾滋", "检查结果"))] == []
    assert not any("mother_to_child" in value for value in INPUTS["programme"])


@pytest.mark.parametrize("age", ["vierzig", "-1", "200"])
def test_an_age_that_cannot_be_is_refused_at_its_field(age):
    assert list(flow_of("screening").step(1).form(PAGES[1] | {"q2": age}).errors) == ["q2"]
