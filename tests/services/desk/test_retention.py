"""At the desk one lead lists what is over and another has it erased; nobody else sees the page, and whoever does proves who she is."""

from datetime import timedelta

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.accounts.roles import COORDINATOR, LEAD
from portal.kit import clock
from services.cases import actions
from services.cases.models import Case, CaseKey, Erasure
from tests.conftest import just_proved, person, signed_in
from tests.factories.cases import make_case
from tests.services.desk.conftest import fresh_key

PAGE, PROPOSE = "/desk/retention/", "/desk/retention/propose/"


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.LEDGER_DIR = tmp_path


def closed_long_ago(caseworker: User) -> Case:
    """Four years ago."""
    case = actions.accept(case=make_case(), actor=caseworker)
    actions.close(case=case, actor=caseworker, outcome="helped")
    Case.objects.filter(pk=case.pk).update(closed_at=clock.now() - timedelta(days=4 * 366))
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def old(caseworker) -> Case:
    return closed_long_ago(caseworker)


@pytest.fixture
def leads(district) -> list[Client]:
    return [just_proved(signed_in(user), user) for user in (person("first", LEAD, "FYZX"), person("second", LEAD, "FYZX"))]


def approve(client: Client) -> int:
    return client.post(f"{PAGE}{Erasure.objects.get().pk}/approve/", {"k": fresh_key(), "sure": "on"}).status_code


def test_looking_erases_nothing_and_says_what_would_be(old, leads):
    text = leads[0].get(PAGE).content.decode()
    assert old.reference in text
    assert CaseKey.objects.filter(case=old).exists()
    assert "没有到期" in just_proved(*stranger()).get(PAGE).content.decode()


def stranger() -> tuple[Client, object]:
    user = person("foreign", LEAD, "RS")
    return signed_in(user), user


def test_it_takes_two_leads_of_the_department(old, leads):
    first, second = leads
    key = fresh_key()
    for _twice in range(2):
        assert first.post(PROPOSE, {"k": key}).status_code == 302
    assert "等另一位负责人" in first.get(PAGE).content.decode()
    assert (approve(first), approve(just_proved(*stranger()))) == (404, 404)
    assert CaseKey.objects.filter(case=old).exists()
    second.post(f"{PAGE}{Erasure.objects.get().pk}/approve/", {"k": fresh_key()})
    assert "请先勾选" in second.get(PAGE).content.decode()
    assert CaseKey.objects.filter(case=old).exists()
    assert approve(second) == 302
    assert not CaseKey.objects.filter(case=old).exists()
    assert old.reference not in second.get(PAGE).content.decode()


def test_everything_that_is_due_can_be_looked_at(old, leads, caseworker, monkeypatch):
    monkeypatch.setattr("services.desk.views.retention.PAGE", 1)
    other = closed_long_ago(caseworker)
    shown = [leads[0].get(PAGE, {"page": page}).content.decode() for page in (1, 2)]
    assert [sum(case.reference in text for text in shown) for case in (old, other)] == [1, 1]


def test_while_a_list_waits_no_second_one_is_made(old, leads):
    for client in leads:
        client.post(PROPOSE, {"k": fresh_key()})
    assert Erasure.objects.count() == 1


def test_what_is_kept_longer_stands_apart_so_that_somebody_lets_it_go(old, leads):
    assert not leads[0].get(PAGE).context["held"]
    actions.hold(case=old, actor=User.objects.get(username="first"), held=True, reason="诉讼中")
    page = leads[0].get(PAGE)
    assert (page.context["count"], list(page.context["held"])) == (0, [old])
    assert "已过年限、暂缓销毁 1 件" in page.content.decode()


def test_only_leads_and_only_after_proving_who_they_are(old, caseworker_client):
    lead_client, coordinator = (signed_in(person(name, role, "FYZX")) for name, role in (("first", LEAD), ("front", COORDINATOR)))
    assert [client.get(PAGE).status_code for client in (caseworker_client, coordinator)] == [404, 404]
    assert PAGE not in caseworker_client.get("/desk/").content.decode()
    assert PAGE in lead_client.get("/desk/").content.decode()
    assert (lead_client.get(PAGE).status_code, lead_client.post(PROPOSE, {"k": fresh_key()}).status_code) == (403, 403)
    assert not Erasure.objects.exists()
