"""What a partner was given of a minor's case is read by who answers for the partner, or by whom she let in, for a while (S3-22)."""

from datetime import timedelta

import pytest

from portal.accounts.roles import CASEWORKER, LEAD
from portal.audit.models import Entry
from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions
from services.cases.admission import may_open, undecided, waiting_for
from services.cases.errors import NeedsPermit, NotAllowed, WrongState
from services.cases.models import Disclosure
from services.cases.permits import GRANTED_FOR, URGENT_FOR
from tests.conftest import person
from tests.factories.cases import facts_of, make_case


@pytest.fixture
def referral(lead, labour) -> Disclosure:
    case = actions.accept(case=make_case(facts=facts_of(age_band="under_18")), actor=lead)
    return actions.refer(case=case, actor=lead, to=labour, fields=["matter"], purpose="请核实用工", ground="minor")


@pytest.fixture
def partners_lead(district):
    return person("partners_lead", LEAD, "RS")


def reads(entry: Disclosure, actor) -> bool:
    try:
        return bool(actions.view_referral(entry=entry, actor=actor).fields)
    except NeedsPermit:
        return False


def later(monkeypatch, by: timedelta) -> None:
    moment = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_only_who_answers_for_the_partner_reads_and_answers_without_being_let_in(referral, stranger, partners_lead):
    assert not reads(referral, stranger)
    with pytest.raises(NeedsPermit):
        actions.answer_referral(entry=referral, actor=stranger, text="x")
    assert reads(referral, partners_lead)
    assert Entry.objects.filter(action="referral.viewed").count() == 1


def test_the_giver_reads_it_as_far_as_the_case_is_open_to_her(referral, caseworker, lead):
    assert reads(referral, lead)
    assert not reads(referral, caseworker)


def test_a_granted_permit_opens_the_referral_for_its_time_and_never_the_case(referral, stranger, partners_lead, monkeypatch):
    permit = actions.ask_reading(entry=referral, actor=stranger, reason="handle")
    assert Message.objects.filter(topic="case.opening_asked", payload__department="RS").count() == 1
    with pytest.raises(WrongState):
        actions.ask_reading(entry=referral, actor=stranger, reason="handle")
    actions.decide_reading(entry=referral, actor=partners_lead, permit=permit, answer="grant")
    assert reads(referral, stranger)
    assert not may_open(stranger, referral.case)
    assert not reads(referral, person("colleague", CASEWORKER, "RS"))
    later(monkeypatch, GRANTED_FOR + timedelta(seconds=1))
    assert not reads(referral, stranger)


def test_it_waits_for_the_partners_lead_and_for_nobody_at_the_giver(referral, stranger, lead):
    permit = actions.ask_reading(entry=referral, actor=stranger, reason="handle")
    assert waiting_for(referral.case) == []
    assert not undecided().exists()
    for act, word in (("decide_reading", {"entry": referral}), ("decide_opening", {"case": referral.case})):
        with pytest.raises((NotAllowed, WrongState)):
            getattr(actions, act)(actor=lead, permit=permit, answer="grant", **word)


def test_nobody_lets_herself_in_and_a_refusal_closes_an_emergency(referral, stranger, partners_lead, monkeypatch):
    permit = actions.read_urgently(entry=referral, actor=stranger, emergency="child")
    assert reads(referral, stranger)
    with pytest.raises(NotAllowed):
        actions.decide_reading(entry=referral, actor=stranger, permit=permit, answer="grant")
    actions.decide_reading(entry=referral, actor=partners_lead, permit=permit, answer="needless")
    assert not reads(referral, stranger)
    actions.read_urgently(entry=referral, actor=stranger, emergency="child")
    later(monkeypatch, URGENT_FOR + timedelta(seconds=1))
    assert not reads(referral, stranger)


@pytest.mark.parametrize(("act", "word"), [("ask_reading", {"reason": "curious"}), ("read_urgently", {"emergency": "hurry"})])
def test_only_reasons_of_the_closed_lists_count(act, word, referral, stranger):
    with pytest.raises(WrongState):
        getattr(actions, act)(entry=referral, actor=stranger, **word)


def test_a_third_department_asks_for_nothing(referral, district):
    for act, word in (("ask_reading", {"reason": "handle"}), ("read_urgently", {"emergency": "child"})):
        with pytest.raises(NotAllowed):
            getattr(actions, act)(entry=referral, actor=person(f"third_{act}", CASEWORKER, "GA"), **word)


def test_after_the_referral_ended_a_permit_opens_nothing(referral, stranger, lead):
    actions.read_urgently(entry=referral, actor=stranger, emergency="child")
    actions.end_referral(entry=referral, actor=lead, end="done")
    with pytest.raises(NotAllowed):
        actions.view_referral(entry=referral, actor=stranger)
