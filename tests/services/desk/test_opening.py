"""A minor's case at the desk: what is shown before it is opened, how one asks, how it is decided."""

import pytest

from portal.accounts.roles import LEAD
from services.cases import actions
from services.cases.models import Case, Permit
from tests.conftest import person, signed_in
from tests.factories.cases import facts_of, make_case
from tests.services.desk.conftest import address, send

TOLD = "工资被拖欠三个月"


@pytest.fixture
def minors(caseworker) -> Case:
    return make_case(facts=facts_of(age_band="under_18"))


@pytest.fixture
def lead_client(district):
    return signed_in(person("lead", LEAD, "FYZX"))


def test_before_it_is_opened_the_page_shows_the_report_to_make_and_nothing_she_told(minors, caseworker_client):
    text = caseworker_client.get(address(minors)).content.decode()
    assert TOLD not in text
    assert "未成年人" in text
    assert "报告" in text
    minors.refresh_from_db()
    assert minors.first_viewed_at is None


def test_the_inbox_tells_which_requests_are_of_minors(minors, caseworker_client):
    make_case()
    page = caseworker_client.get("/desk/").content.decode()
    assert page.count('<span class="tag tag-dawn">未成年人</span>') == 1
    assert page.index(minors.reference) < page.index(">未成年人</span>")


def test_asked_granted_opened(minors, caseworker_client, lead_client):
    assert send(caseworker_client, minors, "ask_opening", reason="handle").status_code == 302
    assert "等待批准" in caseworker_client.get(address(minors)).content.decode()
    permit = Permit.objects.get()
    assert "请选择" not in lead_client.get(address(minors, "decide_opening")).content.decode()  # only those who ask can be chosen
    assert minors.reference in lead_client.get("/desk/?list=decide").content.decode()
    assert send(lead_client, minors, "decide_opening", permit=permit.pk, answer="grant").status_code == 302
    text = caseworker_client.get(address(minors)).content.decode()
    assert TOLD in text
    assert "您可以查看到" in text
    assert minors.reference not in lead_client.get("/desk/?list=decide").content.decode()


def test_a_refusal_is_said_with_who_and_why(minors, caseworker_client, lead_client):
    send(caseworker_client, minors, "ask_opening", reason="handle")
    send(lead_client, minors, "decide_opening", permit=Permit.objects.get().pk, answer="other")
    text = caseworker_client.get(address(minors)).content.decode()
    assert TOLD not in text
    assert str(Permit.objects.get().decided_by) in text
    assert Permit.objects.get().why_not in text


def test_an_emergency_opens_at_once(minors, caseworker_client):
    assert send(caseworker_client, minors, "open_urgently", emergency="child").status_code == 302
    page = caseworker_client.get(address(minors)).content.decode()
    assert TOLD in page
    assert "因紧急情况打开：孩子有危险" in page


def test_whoever_decides_what_a_colleague_decided_before_is_told_so(minors, caseworker_client, lead_client):
    send(caseworker_client, minors, "open_urgently", emergency="child")
    permit = Permit.objects.get().pk
    send(lead_client, minors, "decide_opening", permit=permit, answer="talk")
    assert "没有等待批准的申请了" in send(lead_client, minors, "decide_opening", permit=permit, answer="grant").content.decode()
    assert Permit.objects.get().refusal == "talk"


def test_what_needs_the_content_does_not_exist_before(minors, caseworker_client, caseworker):
    actions.accept(case=minors, actor=caseworker)
    for act, data in (("write", {"text": "您好"}), ("note", {"text": "x"}), ("close", {"outcome": "helped"}), ("call", {})):
        assert caseworker_client.get(address(minors, act)).status_code == 404
        assert send(caseworker_client, minors, act, **data).status_code in {404, 422}
    assert send(caseworker_client, minors, "reveal", reason="call").status_code == 404
    assert not minors.notes.exists()


def test_a_caseworker_decides_nothing_and_the_stranger_finds_nothing(minors, caseworker_client, stranger_client):
    send(caseworker_client, minors, "ask_opening", reason="handle")
    permit = Permit.objects.get()
    for client in (caseworker_client, stranger_client):
        assert send(client, minors, "decide_opening", permit=permit.pk, answer="grant").status_code == 404
    for act in ("ask_opening", "open_urgently", "decide_opening"):
        assert stranger_client.get(address(minors, act)).status_code == 404
    permit.refresh_from_db()
    assert permit.until is None


def test_the_list_of_decisions_is_for_who_decides(minors, caseworker_client, lead_client):
    codes = [entry.listing.code for entry in caseworker_client.get("/desk/").context["entries"]]
    assert "decide" not in codes
    assert "decide" in [entry.listing.code for entry in lead_client.get("/desk/").context["entries"]]
