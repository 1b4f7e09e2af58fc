"""A partner and what it was given of a minor's request: closed, asked for, granted, opened; for strangers nothing is there."""

import pytest

from portal.accounts.roles import CASEWORKER, LEAD
from portal.district.models import Department
from services.cases import actions
from services.cases.models import Disclosure, Permit
from tests.conftest import person, signed_in
from tests.factories.cases import facts_of, make_case
from tests.services.desk.conftest import fresh_key

TOLD = "工资被拖欠三个月"


@pytest.fixture
def entry(district) -> Disclosure:
    lead = person("lead", LEAD, "FYZX")
    case = actions.accept(case=make_case(facts=facts_of(age_band="under_18")), actor=lead)
    to = Department.objects.get(code="RS")
    return actions.refer(case=case, actor=lead, to=to, fields=["matter"], purpose="请核实用工", ground="minor")


@pytest.fixture
def partners_lead(district):
    return signed_in(person("partners_lead", LEAD, "RS"))


def page(client, entry: Disclosure) -> str:
    return client.get(f"/desk/referred/{entry.pk}/").content.decode()


def press(client, entry: Disclosure, step: str, **data):
    return client.post(f"/desk/referred/{entry.pk}/{step}/", {"k": fresh_key()} | data)


def test_closed_asked_granted_opened(entry, stranger_client, partners_lead):
    assert TOLD not in page(stranger_client, entry)
    assert "未成年人" in page(stranger_client, entry)
    assert press(stranger_client, entry, "ask").status_code == 422
    assert press(stranger_client, entry, "ask", reason="handle").status_code == 302
    assert "等待批准" in page(stranger_client, entry)
    assert "等我批准" in partners_lead.get("/desk/referred/").content.decode()
    assert TOLD in page(partners_lead, entry)
    assert press(partners_lead, entry, "decide").status_code == 302
    assert press(partners_lead, entry, "decide", permit=Permit.objects.get().pk, answer="grant").status_code == 302
    assert TOLD in page(stranger_client, entry)


def test_an_emergency_opens_at_once_however_often_the_form_arrives(entry, stranger_client):
    key = {"k": fresh_key(), "emergency": "child"}
    for _ in range(2):
        assert stranger_client.post(f"/desk/referred/{entry.pk}/urgent/", key).status_code == 302
    assert Permit.objects.count() == 1
    assert TOLD in page(stranger_client, entry)


def test_the_giver_without_a_permit_sees_that_it_is_closed_and_no_way_in(entry, caseworker_client):
    text = page(caseworker_client, entry)
    assert TOLD not in text
    assert "申请打开" not in text


def test_for_strangers_and_by_other_names_nothing_is_there(entry, stranger_client, caseworker_client):
    third = signed_in(person("third", CASEWORKER, "GA"))
    for client in (third, caseworker_client):
        for step, data in (("ask", {"reason": "handle"}), ("urgent", {"emergency": "child"}), ("decide", {})):
            assert press(client, entry, step, **data).status_code == 404
    assert third.get(f"/desk/referred/{entry.pk}/").status_code == 404
    assert press(stranger_client, entry, "nothing").status_code == 404
    permit = actions.ask_reading(entry=entry, actor=person("asks", CASEWORKER, "RS"), reason="handle")
    assert press(stranger_client, entry, "decide", permit=permit.pk, answer="grant").status_code == 404
    assert not Permit.objects.filter(until__isnull=False).exists()
