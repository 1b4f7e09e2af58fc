"""Working on a case, step by step, and the steps that are refused."""

import pytest

from portal.audit.models import Entry
from portal.outbox.models import Message
from services.cases import actions
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case, CaseMessage, TimelineEvent
from services.cases.receipts import find
from services.cases.workflow import State
from tests.factories.cases import ANSWERS, WISHES, make_case, make_case_with_receipt


@pytest.fixture
def case(caseworker) -> Case:
    return make_case()


def test_a_case_walks_from_registered_to_closed(caseworker):
    case, receipt = make_case_with_receipt()
    held = find(receipt)
    states = [
        actions.accept(case=case, actor=caseworker).state,
        actions.write_to_resident(case=case, actor=caseworker, text="您有劳动合同吗？", asks=True).state,
        actions.resident_reply(case=case, message_key=held.message_key, text="有的。").state,
        actions.write_to_resident(case=case, actor=caseworker, text="我们已经指派律师。").state,
        actions.close(case=case, actor=caseworker, outcome="helped", text="祝您顺利。").state,
    ]
    assert states == ["accepted", "waiting", "accepted", "accepted", "closed"]
    case.refresh_from_db()
    assert (case.outcome, case.accepted_at is None, case.closed_at is None) == ("helped", False, False)
    assert [event.kind for event in case.timeline.all()] == ["opened", "accepted", "written", "replied", "written", "closed"]
    assert list(Entry.objects.values_list("action", flat=True)) == [f"case.{event.kind}" for event in case.timeline.all()]


def test_everything_that_was_sealed_opens_for_the_caseworker(case, caseworker):
    actions.accept(case=case, actor=caseworker)
    actions.add_note(case=case, actor=caseworker, text="材料齐全")
    actions.write_to_resident(case=case, actor=caseworker, text="请带身份证")
    opened = actions.view(case=case, actor=caseworker)
    assert opened.answers == ANSWERS
    assert (opened.contact.name, opened.contact.wishes) == ("小林", WISHES)
    assert [message.text for message in opened.messages] == ["请带身份证"]
    assert [(note.author, note.text) for note in opened.notes] == [(caseworker, "材料齐全")]


def test_each_view_leaves_an_audit_row(case, caseworker):
    for _ in range(2):
        actions.view(case=case, actor=caseworker)
    views = Entry.objects.filter(action="case.viewed", subject_id=str(case.id), actor=caseworker.pk, department="FYZX")
    assert views.count() == 2


def test_a_case_is_accepted_once(case, caseworker):
    actions.accept(case=case, actor=caseworker)
    with pytest.raises(WrongState):
        actions.accept(case=case, actor=caseworker)
    assert Message.objects.filter(topic="case.accepted").count() == 1


def test_nobody_writes_before_accepting(case, caseworker):
    with pytest.raises(WrongState):
        actions.write_to_resident(case=case, actor=caseworker, text="您好")
    assert not CaseMessage.objects.exists()


def test_a_request_that_was_not_accepted_closes_only_as_no_case(case, caseworker):
    with pytest.raises(WrongState, match="请先受理"):
        actions.close(case=case, actor=caseworker, outcome="helped")
    assert actions.close(case=case, actor=caseworker, outcome="duplicate").state == State.CLOSED
    assert not Message.objects.filter(topic="case.accepted").exists()


def test_an_outcome_outside_the_list_is_refused(case, caseworker):
    actions.accept(case=case, actor=caseworker)
    with pytest.raises(WrongState):
        actions.close(case=case, actor=caseworker, outcome="forgotten")


def test_nobody_replies_to_a_closed_case(caseworker):
    case, receipt = make_case_with_receipt()
    actions.close(case=case, actor=caseworker, outcome="no_request")
    with pytest.raises(WrongState):
        actions.resident_reply(case=case, message_key=find(receipt).message_key, text="等等")


def test_a_stale_copy_of_the_case_does_not_overrule_what_happened_since(case, caseworker):
    actions.close(case=Case.objects.get(pk=case.pk), actor=caseworker, outcome="withdrawn")
    with pytest.raises(WrongState):
        actions.accept(case=case, actor=caseworker)


def steps(case: Case, user, held) -> list:
    return [
        lambda: actions.accept(case=case, actor=user),
        lambda: actions.write_to_resident(case=case, actor=user, text="您好"),
        lambda: actions.resident_reply(case=case, message_key=held.message_key, text="您好"),
        lambda: actions.add_note(case=case, actor=user, text="记下"),
        lambda: actions.close(case=case, actor=user, outcome="helped"),
        lambda: actions.view(case=case, actor=user),
    ]


@pytest.mark.parametrize("number", range(6))
def test_no_audit_row_no_change(number, caseworker, monkeypatch):
    case, receipt = make_case_with_receipt()
    if number:
        actions.accept(case=case, actor=caseworker)
    before = snapshot(case)
    for place in ("recording", "viewing"):
        monkeypatch.setattr(f"services.cases.actions.{place}.record", broken)
    with pytest.raises(OSError, match="no audit"):
        steps(case, caseworker, find(receipt))[number]()
    assert snapshot(case) == before


def broken(*args, **kwargs):
    raise OSError("no audit")


def snapshot(case: Case) -> tuple:
    row = Case.objects.filter(pk=case.pk).values().get()
    return row, case.timeline.count(), case.messages.count(), case.notes.count(), Message.objects.count(), Entry.objects.count()


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5])
def test_a_stranger_is_refused_every_step(number, caseworker, stranger):
    case, receipt = make_case_with_receipt()
    if number:
        actions.accept(case=case, actor=caseworker)
    before = snapshot(case)
    with pytest.raises(NotAllowed):
        steps(case, stranger, find(receipt))[number]()
    assert snapshot(case) == before


def test_history_is_never_edited(case):
    event = case.timeline.get()
    event.kind = "closed"
    with pytest.raises(TypeError):
        event.save()
    assert TimelineEvent.objects.get().kind == "opened"
