"""What waits too long is told upward: once for each level, whatever runs twice."""

from datetime import timedelta

import pytest
import time_machine

from portal.kit import clock
from portal.outbox.models import Message
from services.cases import actions, rights
from services.cases.escalation import escalate
from services.cases.models import Case, Escalation
from tests.factories.cases import make_case


def reached() -> list[tuple[str, int]]:
    return list(Escalation.objects.values_list("reason", "level"))


@pytest.mark.parametrize(
    ("hours", "levels"),
    [(1, []), (6, [("unopened", 1)]), (26, [("unopened", 1), ("unopened", 2)])],
)
def test_an_unopened_case_climbs_level_by_level(caseworker, hours, levels):
    make_case()
    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        for _ in range(3):
            escalate()
    assert reached() == levels
    assert Message.objects.filter(topic="case.escalated").count() == len(levels)


def test_a_case_that_was_opened_and_accepted_in_time_is_left_alone(accepted, caseworker):
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert escalate() == 0


def test_an_overdue_case_climbs_to_the_written_reminder(caseworker):
    case = make_case()
    actions.view(case=case, actor=caseworker)
    for hours in (1, 25, 73):
        with time_machine.travel(case.due_at + timedelta(hours=hours)):
            escalate()
    assert reached() == [("overdue", 1), ("overdue", 2), ("overdue", 3)]
    assert [event.kind for event in case.timeline.all()].count("escalated") == 3


def test_a_missed_deadline_of_the_law_climbs_and_a_kept_one_does_not(accepted, caseworker):
    kept = actions.accept(case=make_case(), actor=caseworker)
    for case in (accepted, kept):
        actions.start_clock(case=case, actor=caseworker, kind="aid_review", started_at=clock.now())
    actions.meet_clock(case=kept, actor=caseworker, kind="aid_review")
    with time_machine.travel(clock.now() + timedelta(days=20)):
        escalate()
    assert reached() == [("statutory", 1), ("statutory", 2)]
    assert set(Escalation.objects.values_list("case", flat=True)) == {accepted.pk}


@pytest.mark.parametrize("has_ended", [False, True])
def test_a_wish_about_her_data_climbs_after_its_day_and_not_once_it_is_answered(accepted, caseworker, has_ended):
    answered = actions.accept(case=make_case(), actor=caseworker)
    for case in (accepted, answered):
        actions.ask_about_data(case=case, kind=rights.COPY)
        if has_ended:
            actions.close(case=case, actor=caseworker, outcome="helped")
    actions.give_copy(case=answered, actor=caseworker, made_sure="word")
    day = clock.now() + rights.ANSWER_WITHIN
    for days, levels in ((0, []), (1, [1]), (5, [1, 2]), (30, [1, 2])):
        with time_machine.travel(day + timedelta(days=days)):
            escalate()
        assert reached() == [("her_data", level) for level in levels]
    assert set(Escalation.objects.values_list("case", flat=True)) == {accepted.pk}


def test_nobody_is_woken_for_a_wish_about_data(accepted):
    Case.objects.filter(pk=accepted.pk).update(urgency="U0")
    actions.ask_about_data(case=accepted, kind=rights.COPY)
    with time_machine.travel(clock.now() + rights.ANSWER_WITHIN + timedelta(days=2)):
        escalate()
    assert Message.objects.get(topic="case.escalated").payload["is_danger"] is False


def test_a_closed_case_does_not_climb(caseworker):
    actions.close(case=make_case(), actor=caseworker, outcome="duplicate")
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert escalate() == 0


def test_without_an_audit_row_nothing_is_escalated(caseworker, monkeypatch):
    make_case()
    monkeypatch.setattr("services.cases.escalation.note_step", broken)
    with time_machine.travel(clock.now() + timedelta(hours=6)), pytest.raises(OSError, match="no audit"):
        escalate()
    assert not Escalation.objects.exists()


def broken(*args, **kwargs):
    raise OSError("no audit")
