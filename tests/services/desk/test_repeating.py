"""A form of the desk that arrives twice acts once and says so; other words under the same key are not lost."""

import pytest

from services.cases.models import CaseMessage, Disclosure
from services.desk.acts import ACTS as OF_THE_DESK
from tests.services.desk.conftest import address, fresh_key, send
from tests.services.desk.counting import counted, grown
from tests.services.desk.preparing import ACTS, ON_THE_CASE, Cast, accepted, gathered, number_of, transfer

DONE_BEFORE = "没有重复办理"
BY_THEIR_STATE = {"withdraw", "approve_rule"}


@pytest.fixture
def cast(caseworker, monkeypatch, settings, tmp_path) -> Cast:
    settings.LEDGER_DIR = tmp_path
    return gathered(caseworker, monkeypatch)


def test_no_act_of_the_desk_is_left_out():
    assert set(ON_THE_CASE) == set(OF_THE_DESK)


@pytest.mark.parametrize("name", sorted(ACTS.keys() - BY_THEIR_STATE))
def test_a_double_click_acts_once_and_leads_where_one_click_leads(name, cast):
    run, before = ACTS[name](cast), counted()
    first, once = run(), grown(before)
    second = run()
    assert once["Done"] == 1
    assert any(count for table, count in once.items() if table not in {"Done", "Entry"})
    assert grown(before) == once
    assert (second.status_code, second.headers.get("Location")) == (302, first.headers["Location"])


@pytest.mark.parametrize("name", sorted(BY_THEIR_STATE))
def test_what_needs_no_key_because_its_state_allows_it_once_happens_once(name, cast):
    run, before = ACTS[name](cast), counted()
    run()
    once = grown(before)
    run()
    assert grown(before) == once


def test_whoever_sends_a_transfer_twice_reads_that_it_was_done_once(cast):
    run = transfer(cast)
    run()
    run()
    shown = cast.clients["lead"].get("/desk/").content.decode()
    assert DONE_BEFORE in shown


def test_a_foreign_case_does_not_exist_whatever_key_is_sent(cast):
    case = accepted(cast)
    for key in (fresh_key(), "x", ""):
        assert send(cast.clients["partner"], case, "note", k=key, text="x").status_code == 404


def test_other_words_under_a_used_key_stay_and_can_be_sent_as_well(cast):
    case, client, key = accepted(cast), cast.clients["caseworker"], fresh_key()
    send(client, case, "write", k=key, text="第一条")
    answer = send(client, case, "write", k=key, text="改过的")
    assert answer.status_code == 409
    assert "改过的" in answer.content.decode()
    assert CaseMessage.objects.count() == 1
    assert send(client, case, "write", k=answer.context["form"].data["k"], text="改过的").status_code == 302
    assert CaseMessage.objects.count() == 2


def test_referring_to_another_partner_from_the_same_page_is_a_second_referral_only_when_sent_again(cast):
    case, client = accepted(cast), cast.clients["caseworker"]
    data = {"k": fresh_key(), "purpose": "核实", "fields_given": ["matter"], "ground": "consent", "consent_given": "phone"}
    assert client.post(address(case, "refer"), data | {"to": number_of("RS")}).status_code == 302
    answer = client.post(address(case, "refer"), data | {"to": number_of("GA")})
    assert answer.status_code == 409
    assert Disclosure.objects.count() == 1
