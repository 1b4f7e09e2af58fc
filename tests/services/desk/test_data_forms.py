"""At the desk: her wish stands out, the one makes sure, the other deletes, and both prove who they are."""

import pytest

from portal.accounts.roles import LEAD
from services.cases import actions, rights
from services.cases.models import Case, DataWish
from services.cases.receipts import find
from services.desk.views import cases as cases_view
from tests.conftest import person, signed_in
from tests.factories.cases import make_case_with_receipt
from tests.services.desk.conftest import address, send


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.LEDGER_DIR = tmp_path


@pytest.fixture
def ended(case, caseworker) -> Case:
    actions.close(case=case, actor=caseworker, outcome="no_request")
    actions.ask_about_data(case=case, kind=rights.DELETION)
    return case


def test_her_wish_stands_on_the_case_and_in_a_list_also_after_the_end(ended, caseworker_client):
    assert address(ended, "agree_to_delete") in caseworker_client.get(address(ended)).content.decode()
    page = caseworker_client.get("/desk/?list=her_data")
    assert ended.reference in page.content.decode()
    assert {entry.listing.code: entry.count for entry in page.context["entries"]}["her_data"] == 1


def test_from_the_wish_to_nothing_left_in_two_peoples_hands(ended, caseworker_client, monkeypatch):
    monkeypatch.setattr(cases_view, "is_fresh", lambda request: True)
    assert send(caseworker_client, ended, "agree_to_delete", made_sure="came")["Location"] == address(ended)
    assert send(caseworker_client, ended, "delete", sure="on").status_code == 404
    lead = signed_in(person("lead", LEAD, "FYZX"))
    assert send(lead, ended, "delete").status_code == 422
    assert send(lead, ended, "delete", sure="on")["Location"] == "/desk/"
    assert Case.objects.get().erased_at
    assert lead.get(address(ended)).status_code == 404


def test_what_she_wrote_after_the_first_had_agreed_is_read_before_the_second_deletes(caseworker, monkeypatch):
    monkeypatch.setattr(cases_view, "is_fresh", lambda request: True)
    case, receipt = make_case_with_receipt()
    actions.close(case=case, actor=caseworker, outcome="no_request")
    actions.ask_about_data(case=case, kind=rights.DELETION)
    actions.agree_to_delete(case=case, actor=caseworker, made_sure="came")
    lead = signed_in(person("lead", LEAD, "FYZX"))
    assert "read" not in lead.get(address(case, "delete")).context["form"].fields
    actions.resident_reply(case=case, message_key=find(receipt).message_key, text="请不要删除。", also_after_the_end=True)
    page = send(lead, case, "delete", sure="on")
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["read"])
    assert send(lead, case, "delete", sure="on", read="on")["Location"] == "/desk/"


def test_what_she_asked_for_and_has_needs_no_answer_any_more(caseworker, caseworker_client):
    case, receipt = make_case_with_receipt()
    actions.accept(case=case, actor=caseworker)
    actions.resident_reply(case=case, message_key=find(receipt).message_key, text="请给我一份副本。")
    actions.ask_about_data(case=case, kind=rights.COPY)
    assert "她来信了" in caseworker_client.get(address(case)).context["next"].words
    actions.give_copy(case=case, actor=caseworker, made_sure="came")
    assert "她来信了" not in caseworker_client.get(address(case)).context["next"].words


def test_staff_prove_again_who_they_are_before_data_leave_or_go(case, caseworker_client, monkeypatch):
    actions.ask_about_data(case=case, kind=rights.COPY)
    monkeypatch.setattr(cases_view, "is_fresh", lambda request: False)
    page = send(caseworker_client, case, "give_copy", made_sure="word")
    assert page.status_code == 403
    assert page.context["form"]["made_sure"].value() == "word"
    assert DataWish.objects.get().answer == ""


def test_a_copy_is_not_refused_for_what_only_stands_against_deletion(case, district):
    actions.ask_about_data(case=case, kind=rights.COPY)
    wish = DataWish.objects.get()
    lead = signed_in(person("lead", LEAD, "FYZX"))
    assert send(lead, case, "refuse_data", wish=wish.pk, ground="law").status_code == 422
    assert send(lead, case, "refuse_data", wish=wish.pk, ground="not_sure").status_code == 302
    assert DataWish.objects.get().ground == "not_sure"


def test_the_stranger_finds_none_of_it(ended, stranger_client):
    for act in ("give_copy", "agree_to_delete", "delete", "refuse_data"):
        assert stranger_client.get(address(ended, act)).status_code == 404
