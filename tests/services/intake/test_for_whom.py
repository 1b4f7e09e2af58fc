"""Every service asks for whom: a mother, a friend, a teacher; the desk reads it, and that whoever left a number is not she."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from portal.accounts.roles import CASEWORKER
from services.cases import actions
from services.cases.models import Case
from services.intake.flows import flow_of, flows
from services.intake.for_whom import ForWhom, WhoseRights
from services.intake.shared_steps import AboutYou
from tests.conftest import person
from tests.services.asking import Page, ask, everything_on, fill
from tests.services.intake.test_out_of_district import pages

pytestmark = pytest.mark.usefixtures("district")
SERVICES = ("legal_aid", "domestic_violence", "workplace", "screening", "anything")
MOTHER = {"q1": "other", "q3": "", "q4": "平时白天可以打给她，晚上不行。"}
TEACHER = {"q1": "duty", "q3": "示例小学（虚构）", "q4": "不清楚。"}


def asking(service: str, whom: dict[str, Any]) -> list[Page]:
    """The pages of a service, with `whom` on the one that asks it."""
    steps = flow_of(service).steps
    return [page | whom if issubclass(step.form, ForWhom) else page for step, page in zip(steps, pages(service, "yes"), strict=False)]


def test_every_service_asks_it_once():
    counts = {flow.service.code: sum(issubclass(step.form, ForWhom) for step in flow.steps) for flow in flows()}
    assert counts == dict.fromkeys(SERVICES, 1)


def test_whose_rights_is_asked_where_the_law_may_demand_a_report():
    asks = {flow.service.code for flow in flows() if any(step.form is WhoseRights for step in flow.steps)}
    assert asks == {"domestic_violence", "anything"}


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("whom", [MOTHER, TEACHER], ids=["mother", "teacher"])
def test_the_desk_reads_for_whom_whether_it_is_safe_and_from_where(resident, service, whom):
    case = ask(resident, service, *asking(service, whom))
    assert case.counted_facts.is_for_another
    assert any("第三人代报" in reason for reason in case.decisions.get().reasons)
    reader = person("reader", CASEWORKER, case.department.code)
    told = actions.view(case=case, actor=reader).answers.values()
    assert {word for word in (whom["q3"], whom["q4"]) if word} <= set(told)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("whom", [MOTHER, TEACHER], ids=["mother", "teacher"])
def test_the_age_is_that_of_the_person_it_is_about_and_makes_it_the_case_of_a_minor(resident, service, whom):
    steps = flow_of(service).steps
    young = [
        page | {"q3": "under_18"} if issubclass(step.form, AboutYou) else page
        for step, page in zip(steps, asking(service, whom), strict=False)
    ]
    fill(resident, service, *young)
    number = next(at for at, step in enumerate(steps, 1) if issubclass(step.form, AboutYou))
    page = resident.get(f"/f/{flow_of(service).service.flow_slug}/{number}/").content.decode()
    assert ("当事人的年龄" in page, "您的年龄" in page) == (True, False)
    case = ask(resident, service, *young)
    assert case.is_minor
    assert case.tasks.filter(code="report").exists() is (service != "screening")


def test_who_asks_for_herself_is_asked_for_her_own_age(resident):
    fill(resident, "legal_aid", *asking("legal_aid", {"q1": "self"}))
    page = resident.get("/f/a/2/").content.decode()
    assert ("当事人" in page, "您的年龄" in page, "您住在哪个街道" in page) == (False, True, True)


@pytest.mark.parametrize(("whom", "is_said"), [({"q1": "self"}, False), (MOTHER, True)], ids=["herself", "mother"])
def test_beside_the_number_stands_that_it_is_not_hers(resident, caseworker_client, whom, is_said):
    case = ask(resident, "legal_aid", *asking("legal_aid", whom))
    page = caseworker_client.get(f"/desk/{case.pk}/").content.decode()
    assert ("号码是代问的人留的" in page) is is_said


@pytest.mark.parametrize("service", SERVICES)
def test_who_asks_because_of_work_names_the_institution_or_is_asked_at_the_field(service):
    form = next(step.form for step in flow_of(service).steps if issubclass(step.form, ForWhom))
    assert list(form({"q1": "duty", "q2": "full"}).errors) == ["q3"]


@pytest.mark.parametrize("service", SERVICES)
def test_in_english_it_is_asked_in_english(resident, service):
    fill(resident, service, *pages(service, "yes"))
    number = next(at for at, step in enumerate(flow_of(service).steps, 1) if issubclass(step.form, ForWhom))
    resident.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = resident.get(f"/f/{flow_of(service).service.flow_slug}/{number}/").content.decode()
    assert "For whom do you ask?" in text


def place_in(service: str, kind: type) -> int:
    """The number of the page of a service that is a `kind`."""
    return next(at for at, step in enumerate(flow_of(service).steps, 1) if issubclass(step.form, kind))


def change_whom(resident: Client, service: str, whom: dict[str, Any]) -> Any:
    """Go back from the last page and send the page that asks for whom once more; what stands on the page about her then."""
    here = f"/f/{flow_of(service).service.flow_slug}/"
    number = place_in(service, ForWhom)
    shown = resident.get(f"{here}{number}/")
    assert resident.post(f"{here}{number}/", {"q2": "full"} | whom | {"v": shown.context["version"]}).status_code == 302
    return resident.get(f"{here}check/", follow=True)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(("first", "then"), [({"q1": "self"}, MOTHER), (TEACHER, {"q1": "self"})], ids=["to a mother", "to herself"])
def test_an_age_given_for_one_person_is_not_kept_for_another(resident, service, first, then):
    told = [page | {"q1": "小雨"} if "q4" in page and page.get("q3") == "25_34" else page for page in asking(service, first)]
    fill(resident, service, *told)
    page = change_whom(resident, service, then)
    number = place_in(service, AboutYou)
    assert page.request["PATH_INFO"].endswith(f"/{number}/")
    form = page.context["form"]
    assert ("q3" in form.initial, "q4" in form.initial, form.initial["q1"]) == (False, False, "小雨")
    text = page.content.decode()
    assert ("多大年纪" in text, "被删除" in text) == (True, False)
    here = f"/f/{flow_of(service).service.flow_slug}/"
    about = {"q1": "小雨", "q2": "no", "q3": "under_18", "q4": "", "v": page.context["version"]}
    assert resident.post(f"{here}{number}/", about)["Location"] == f"{here}check/"
    resident.post(f"{here}check/", everything_on(resident.get(f"{here}check/")))
    assert Case.objects.get().is_minor


@pytest.mark.parametrize("then", [TEACHER, MOTHER | {"q4": "周末可以。"}], ids=["because of work", "another word"])
def test_an_age_stays_while_the_person_is_the_same(resident, then):
    fill(resident, "legal_aid", *asking("legal_aid", MOTHER))
    assert change_whom(resident, "legal_aid", then).request["PATH_INFO"] == "/f/a/check/"


def test_an_age_kept_while_she_typed_is_not_kept_for_another_either(resident):
    fill(resident, "legal_aid", *asking("legal_aid", {"q1": "self"}))
    version = resident.get("/f/a/2/").context["version"]
    resident.post("/f/a/2/keep/", {"do": "keep", "v": version, "at": "1", "q1": "小林", "q2": "no", "q3": "60_plus"})
    assert resident.get("/f/a/2/").context["form"].initial["q3"] == "60_plus"
    form = change_whom(resident, "legal_aid", MOTHER).context["form"]
    assert ("q3" in form.initial, form.initial["q1"]) == (False, "小林")


@pytest.mark.parametrize("service", ["domestic_violence", "anything"])
def test_somebody_said_to_be_a_minor_is_one_where_the_age_was_left_open(resident, service):
    whom = {"q1": "other", "q2": "minor", "q3": "", "q4": ""}
    told = [page | {"q3": "unknown"} if page.get("q3") == "25_34" else page for page in asking(service, whom)]
    case = ask(resident, service, *told)
    assert (case.is_minor, case.counted_facts.age_band) == (True, "under_18")
    assert case.tasks.filter(code="report").exists()
