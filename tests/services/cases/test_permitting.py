"""The case of a minor is opened by who answers for it, or by whom she let in, for a while (S3-22)."""

from datetime import timedelta

import pytest

from portal.accounts.roles import CASEWORKER, COORDINATOR
from portal.audit.models import Entry
from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions
from services.cases.admission import may_open, undecided
from services.cases.errors import NeedsPermit, NotAllowed, WrongState
from services.cases.models import Permit
from services.cases.permits import ASKED_FOR, GRANTED_FOR, URGENT_FOR, standing
from tests.conftest import person
from tests.factories.cases import facts_of, make_case


@pytest.fixture
def minors(district):
    return make_case(facts=facts_of(age_band="under_18"))


def later(monkeypatch, by: timedelta) -> None:
    moment = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.parametrize("facts", [{"age_band": "under_18"}, {"inputs": {"person": "minor"}}])
def test_a_minors_case_opens_for_nobody_but_who_answers_for_the_department(facts, district, caseworker, lead):
    case = make_case(facts=facts_of(**facts))
    with pytest.raises(NeedsPermit):
        actions.view(case=case, actor=caseworker)
    assert actions.view(case=case, actor=lead).answers
    case.refresh_from_db()
    assert Entry.objects.filter(action="case.viewed", subject_id=str(case.pk)).count() == 1


def test_the_mandatory_report_is_a_task_from_the_first_moment_and_needs_no_opening(minors, caseworker):
    (task,) = minors.tasks.all()
    assert task.is_duty
    actions.finish_task(case=minors, actor=caseworker, task=task)
    assert minors.milestones.get().kind == "mandatory_report"


def test_an_adults_case_needs_no_permit(caseworker):
    assert may_open(caseworker, make_case())


@pytest.mark.parametrize("act", ["reveal", "note", "write", "close", "refer", "file"])
def test_nothing_that_reads_or_writes_content_passes_the_door(act, minors, caseworker):
    actions.accept(case=minors, actor=caseworker)
    calls = {
        "reveal": lambda: actions.reveal(case=minors, actor=caseworker, reason="call"),
        "note": lambda: actions.add_note(case=minors, actor=caseworker, text="x"),
        "write": lambda: actions.write_to_resident(case=minors, actor=caseworker, text="x"),
        "close": lambda: actions.close(case=minors, actor=caseworker, outcome="helped"),
        "refer": lambda: actions.refer(case=minors, actor=caseworker, to=None, fields=["matter"], purpose="x", ground="minor"),
        "file": lambda: actions.open_file(file=file_of(minors), actor=caseworker),
    }
    with pytest.raises(NeedsPermit):
        calls[act]()


def file_of(case):
    return actions.add_file(case=case, content=b"x", suffix="txt", untouched=True)


def test_a_granted_permit_lets_in_for_its_time_and_no_longer(minors, caseworker, lead, monkeypatch):
    permit = actions.ask_opening(case=minors, actor=caseworker, reason="handle")
    actions.decide_opening(case=minors, actor=lead, permit=permit, answer="grant")
    assert actions.view(case=minors, actor=caseworker).answers
    later(monkeypatch, GRANTED_FOR + timedelta(seconds=1))
    with pytest.raises(NeedsPermit):
        actions.view(case=minors, actor=caseworker)
    permit.refresh_from_db()
    assert permit.standing == "expired"


def test_a_permit_lets_in_one_person_only(minors, caseworker, lead):
    permit = actions.ask_opening(case=minors, actor=caseworker, reason="handle")
    actions.decide_opening(case=minors, actor=lead, permit=permit, answer="grant")
    with pytest.raises(NeedsPermit):
        actions.view(case=minors, actor=person("colleague", CASEWORKER, "FYZX"))


def test_whoever_hands_it_over_reads_it_no_longer_and_who_was_let_in_besides_does(minors, caseworker, lead):
    colleague, besides = person("colleague", CASEWORKER, "FYZX"), person("besides", CASEWORKER, "FYZX")
    actions.assign(case=minors, actor=lead, to=caseworker)
    for one in (caseworker, besides):
        actions.open_urgently(case=minors, actor=one, emergency="child")
    actions.assign(case=minors, actor=lead, to=caseworker)
    assert may_open(caseworker, minors)
    actions.hand_over_cases(actor=lead, giver=caseworker, to=colleague)
    assert [may_open(one, minors) for one in (caseworker, besides, colleague, lead)] == [False, True, False, True]


def test_a_refusal_has_a_reason_and_one_may_ask_again(minors, caseworker, lead):
    permit = actions.ask_opening(case=minors, actor=caseworker, reason="cover")
    refused = actions.decide_opening(case=minors, actor=lead, permit=permit, answer="other")
    assert (refused.standing, bool(refused.why_not)) == ("refused", True)
    assert not may_open(caseworker, minors)
    assert actions.ask_opening(case=minors, actor=caseworker, reason="handle").standing == "waits"


def test_an_emergency_opens_at_once_is_recorded_and_decided_after(minors, caseworker, lead, monkeypatch):
    permit = actions.open_urgently(case=minors, actor=caseworker, emergency="child")
    assert actions.view(case=minors, actor=caseworker).answers
    assert Entry.objects.get(action="case.opened_urgently", subject_id=str(minors.pk)).result == "child"
    assert Message.objects.filter(topic="case.opening_asked").count() == 1
    later(monkeypatch, URGENT_FOR + timedelta(seconds=1))
    assert not may_open(caseworker, minors)
    assert list(undecided()) == [permit]
    actions.decide_opening(case=minors, actor=lead, permit=permit, answer="grant")
    assert may_open(caseworker, minors)


def test_an_emergency_that_was_none_ends_at_the_refusal(minors, caseworker, lead):
    permit = actions.open_urgently(case=minors, actor=caseworker, emergency="danger")
    actions.decide_opening(case=minors, actor=lead, permit=permit, answer="needless")
    assert not may_open(caseworker, minors)


def test_nobody_decides_about_herself_twice_or_too_late(minors, caseworker, lead, monkeypatch):
    permit = actions.ask_opening(case=minors, actor=caseworker, reason="handle")
    with pytest.raises(NotAllowed):
        actions.decide_opening(case=minors, actor=caseworker, permit=permit, answer="grant")
    own = Permit.objects.create(case=minors, user=lead, reason="handle", asked_at=clock.now())
    with pytest.raises(NotAllowed):
        actions.decide_opening(case=minors, actor=lead, permit=own, answer="grant")
    actions.decide_opening(case=minors, actor=lead, permit=permit, answer="other")
    with pytest.raises(WrongState):
        actions.decide_opening(case=minors, actor=lead, permit=permit, answer="grant")
    late = actions.ask_opening(case=minors, actor=caseworker, reason="handle")
    later(monkeypatch, ASKED_FOR + timedelta(seconds=1))
    with pytest.raises(WrongState):
        actions.decide_opening(case=minors, actor=lead, permit=late, answer="grant")
    late.refresh_from_db()
    assert late.standing == "expired"


@pytest.mark.parametrize(("act", "word"), [("ask_opening", {"reason": "curious"}), ("open_urgently", {"emergency": "hurry"})])
def test_only_reasons_of_the_closed_lists_count(act, word, minors, caseworker):
    with pytest.raises(WrongState):
        getattr(actions, act)(case=minors, actor=caseworker, **word)


def test_asking_twice_is_one_question(minors, caseworker):
    actions.ask_opening(case=minors, actor=caseworker, reason="handle")
    with pytest.raises(WrongState):
        actions.ask_opening(case=minors, actor=caseworker, reason="handle")


def test_the_stranger_asks_for_nothing(minors, stranger):
    for act, word in (("ask_opening", {"reason": "handle"}), ("open_urgently", {"emergency": "child"})):
        with pytest.raises(NotAllowed):
            getattr(actions, act)(case=minors, actor=stranger, **word)


def test_the_front_desk_answers_for_its_cases(district):
    case = make_case(facts=facts_of(age_band="under_18"))
    assert may_open(person("front", COORDINATOR, "FYZX"), case)


def test_the_standing_of_a_permit_by_its_times():
    now = clock.now()
    asked = now - timedelta(hours=1)
    assert standing(until=None, decided=False, asked_at=asked, now=now) == "waits"
    assert standing(until=None, decided=False, asked_at=now - ASKED_FOR, now=now) == "expired"
    assert standing(until=None, decided=True, asked_at=asked, now=now) == "refused"
    assert standing(until=now, decided=True, asked_at=asked, now=now) == "expired"
