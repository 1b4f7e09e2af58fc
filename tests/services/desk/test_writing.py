"""Writing to her at the desk: begun with a prepared text, looked at, sent once."""

import pytest

from services.cases import actions
from services.cases.models import Case, CaseMessage
from services.contacts.wishes import ContactDetails
from tests.factories.cases import make_case
from tests.services.desk.conftest import address, fresh_key, send


@pytest.fixture
def accepted(case, caseworker) -> Case:
    return actions.accept(case=case, actor=caseworker)


def page(client, case, query="") -> str:
    return client.get(f"/desk/{case.pk}/write/{query}").content.decode()


def test_a_prepared_text_stands_in_the_field(accepted, caseworker_client):
    assert "【材料名称】" in page(caseworker_client, accepted, "?phrase=papers")
    assert "【材料名称】" not in page(caseworker_client, accepted, "?phrase=nonsense")


def test_what_would_be_untrue_for_her_is_not_offered(accepted, caseworker, caseworker_client):
    assert "?phrase=will_call" in page(caseworker_client, accepted)
    silent = actions.accept(case=make_case(contact=ContactDetails()), actor=caseworker)
    text = page(caseworker_client, silent)
    assert "?phrase=will_call" not in text
    assert "?phrase=no_contact" in text


def test_a_gap_that_nobody_filled_is_not_sent_and_the_text_stays(accepted, caseworker_client):
    for act, data in (("write", {}), ("close", {"outcome": "helped"})):
        answer = send(caseworker_client, accepted, act, text="还需要：【材料名称】，谢谢", **data)
        assert answer.status_code == 422
        assert "【材料名称】，谢谢" in answer.content.decode()
    assert not CaseMessage.objects.exists()


def test_looking_first_sends_nothing_and_sending_then_sends_once(accepted, caseworker_client):
    key = fresh_key()
    shown = send(caseworker_client, accepted, "write", k=key, text="您好，<b>请带</b>身份证", preview="1")
    assert shown.status_code == 200
    assert "&lt;b&gt;请带" in shown.content.decode()
    assert not CaseMessage.objects.exists()
    for _ in range(2):
        assert send(caseworker_client, accepted, "write", k=key, text="您好，请带身份证").status_code == 302
    assert CaseMessage.objects.count() == 1


def test_before_acceptance_and_for_the_stranger_there_is_no_such_page(case, caseworker_client, stranger_client):
    assert caseworker_client.get(address(case, "write")).status_code == 404
    for method in ("get", "post"):
        assert getattr(stranger_client, method)(address(case, "write"), {"k": fresh_key(), "text": "您好"}).status_code == 404


def test_the_case_page_says_what_is_best_done_next(case, caseworker, caseworker_client):
    def said() -> str:
        return caseworker_client.get(address(case)).context["next"].code

    assert said() == ""
    actions.accept(case=case, actor=caseworker)
    assert said() == "write"
    actions.write_to_resident(case=case, actor=caseworker, text="您好")
    assert said() == "close"
    actions.close(case=case, actor=caseworker, outcome="helped")
    assert caseworker_client.get(address(case)).context["next"] is None


def test_a_deadline_of_the_law_is_entered_as_kept_where_one_runs(accepted, caseworker, caseworker_client, stranger_client):
    assert caseworker_client.get(address(accepted, "meet"))["Location"] == address(accepted)
    clock = actions.start_clock(case=accepted, actor=caseworker, kind="aid_review", started_at=accepted.opened_hour)
    assert address(accepted, "meet") in caseworker_client.get(address(accepted)).content.decode()
    assert send(stranger_client, accepted, "meet", kind="aid_review").status_code == 404
    assert send(caseworker_client, accepted, "meet", kind="order").status_code == 422
    assert send(caseworker_client, accepted, "meet", kind="aid_review").status_code == 302
    clock.refresh_from_db()
    assert clock.met_at is not None
    assert caseworker_client.get(address(accepted, "meet"))["Location"] == address(accepted)
