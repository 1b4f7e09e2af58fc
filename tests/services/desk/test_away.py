"""Absence and handover at the desk."""

from datetime import timedelta

import pytest

from portal.accounts.roles import CASEWORKER, LEAD
from portal.kit import clock
from services.cases import actions
from services.cases.models import Absence
from services.desk.case_page import history
from tests.conftest import person, signed_in
from tests.factories.cases import make_case
from tests.services.desk.conftest import fresh_key


@pytest.fixture
def colleague(district):
    return person("colleague", CASEWORKER, "FYZX")


@pytest.fixture
def lead(district):
    return person("lead", LEAD, "FYZX")


def said(client, user, deputy, **more):
    today = clock.today()
    days = {"first": today.isoformat(), "last": (today + timedelta(days=2)).isoformat()}
    return client.post("/desk/away/say/", {"k": fresh_key(), "user": user.pk, "deputy": deputy.pk} | days | more)


def test_while_she_is_away_her_deputy_sees_her_cases_among_hers(caseworker, colleague, lead, caseworker_client):
    case = actions.assign(case=make_case(), actor=lead, to=caseworker)
    client = signed_in(colleague)
    assert client.get("/desk/?list=mine").context["lines"] == []
    assert said(caseworker_client, caseworker, colleague).status_code == 302
    assert [line.case for line in client.get("/desk/?list=mine").context["lines"]] == [case]
    assert str(caseworker) in client.get("/desk/away/").content.decode()
    absence = Absence.objects.get()
    assert client.post(f"/desk/away/{absence.pk}/back/", {"k": fresh_key()}).status_code == 404
    assert caseworker_client.post(f"/desk/away/{absence.pk}/back/", {"k": fresh_key()}).status_code == 302
    assert client.get("/desk/?list=mine").context["lines"] == []


def test_what_is_given_to_who_is_away_is_said_to_have_gone_to_her_deputy(caseworker, colleague, caseworker_client):
    said(caseworker_client, caseworker, colleague)
    given = {"k": fresh_key(), "cases": [make_case().pk], "to": caseworker.pk}
    assert f"代办的{colleague}" in caseworker_client.post("/desk/give/", given, follow=True).content.decode()


def test_a_mistake_is_said_and_what_was_typed_stays(caseworker, colleague, caseworker_client):
    answer = said(caseworker_client, caseworker, colleague, last="2020-01-01")
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert "2020-01-01" in answer.content.decode()
    assert not Absence.objects.exists()


def test_a_caseworker_enters_her_own_absence_only_a_lead_that_of_others(caseworker, colleague, lead, caseworker_client):
    assert said(caseworker_client, colleague, caseworker).status_code == 422
    assert said(signed_in(lead), colleague, caseworker).status_code == 302


def test_a_double_click_hands_over_once(caseworker, colleague, lead):
    case = actions.assign(case=make_case(), actor=lead, to=caseworker)
    client, key = signed_in(lead), fresh_key()
    for _ in range(2):
        assert client.post("/desk/away/hand-over/", {"k": key, "giver": caseworker.pk, "to": colleague.pk}).status_code in {302, 422}
    case.refresh_from_db()
    assert case.assignee == colleague
    assert case.timeline.filter(kind="assigned").count() == 2
    assert [str(step.words) for step in history(case) if step.event.kind == "assigned"] == [f"已指派：{caseworker}", f"已指派：{colleague}"]


def test_what_another_lead_handed_over_before_is_said_in_plain_words(caseworker, colleague, lead):
    actions.assign(case=make_case(), actor=lead, to=colleague)
    answer = signed_in(lead).post("/desk/away/hand-over/", {"k": fresh_key(), "giver": caseworker.pk, "to": colleague.pk})
    assert answer.status_code == 422
    assert "现在不能选了" in answer.content.decode()


def test_handing_over_does_not_exist_for_a_caseworker_nor_absences_for_the_stranger(
    caseworker, colleague, caseworker_client, stranger_client
):
    assert caseworker_client.post("/desk/away/hand-over/", {"k": fresh_key()}).status_code == 404
    said(caseworker_client, caseworker, colleague)
    assert str(caseworker) not in stranger_client.get("/desk/away/").content.decode()
    assert stranger_client.post(f"/desk/away/{Absence.objects.get().pk}/back/").status_code == 404
