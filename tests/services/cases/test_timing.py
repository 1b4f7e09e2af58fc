"""Pause, more time, statutory clocks and milestones; the law's time and ours never mix."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.kit import clock
from services.cases import actions
from services.cases.errors import NotAllowed, WrongState
from services.cases.models import Case
from tests.conftest import person
from tests.factories.cases import make_case


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone.get_default_timezone())  # type: ignore[misc, arg-type]


def test_a_pause_moves_the_internal_target_by_as_long_as_it_lasted(accepted, caseworker):
    before = accepted.due_at
    paused = actions.pause(case=accepted, actor=caseworker, reason="她请我们等一等")
    assert paused.state == "paused"
    with time_machine.travel(clock.now() + timedelta(days=5)):
        resumed = actions.resume(case=paused, actor=caseworker)
    assert resumed.state == "accepted"
    assert timedelta(days=5) <= resumed.due_at - before < timedelta(days=5, minutes=1)


def test_a_paused_case_is_neither_written_to_nor_paused_again(accepted, caseworker):
    actions.pause(case=accepted, actor=caseworker, reason="等法院")
    for act in (
        lambda: actions.pause(case=accepted, actor=caseworker, reason="再等"),
        lambda: actions.write_to_resident(case=accepted, actor=caseworker, text="您好"),
    ):
        with pytest.raises(WrongState):
            act()


def test_more_time_needs_a_second_person(accepted, caseworker, lead):
    before = accepted.due_at
    actions.ask_extension(case=accepted, actor=caseworker, days=3, reason="等仲裁委回复")
    accepted.refresh_from_db()
    assert accepted.due_at == before
    extended = actions.decide_extension(case=accepted, actor=lead, is_granted=True)
    assert extended.due_at - before >= timedelta(days=3)
    assert timezone.localtime(extended.due_at).timetz() == timezone.localtime(before).timetz()


def test_nobody_approves_what_she_asked_herself(accepted, lead, caseworker):
    actions.ask_extension(case=accepted, actor=lead, days=3, reason="等仲裁委回复")
    with pytest.raises(NotAllowed):
        actions.decide_extension(case=accepted, actor=lead, is_granted=True)
    with pytest.raises(NotAllowed):
        actions.decide_extension(case=accepted, actor=caseworker, is_granted=True)


def test_more_time_is_given_twice_at_most_and_one_at_a_time(accepted, caseworker, lead):
    for _ in range(2):
        actions.ask_extension(case=accepted, actor=caseworker, days=1, reason="等材料")
        with pytest.raises(WrongState):
            actions.ask_extension(case=accepted, actor=caseworker, days=1, reason="等材料")
        actions.decide_extension(case=accepted, actor=lead, is_granted=True)
    with pytest.raises(WrongState):
        actions.ask_extension(case=accepted, actor=caseworker, days=1, reason="等材料")
    with pytest.raises(WrongState):
        actions.decide_extension(case=accepted, actor=lead, is_granted=True)


def test_time_that_is_refused_moves_nothing_and_may_be_asked_for_again(accepted, caseworker, lead):
    for _ in range(3):
        actions.ask_extension(case=accepted, actor=caseworker, days=2, reason="等材料")
        refused = actions.decide_extension(case=accepted, actor=lead, is_granted=False, reason="先打一次电话")
        assert refused.due_at == accepted.due_at
    assert list(accepted.timeline.values_list("kind", flat=True))[-1] == "not_extended"
    assert accepted.extensions.filter(is_refused=True, decided_by=lead).count() == 3


@pytest.mark.parametrize("days", [0, 11])
def test_more_time_has_a_measure(days, accepted, caseworker):
    with pytest.raises(WrongState):
        actions.ask_extension(case=accepted, actor=caseworker, days=days, reason="等材料")


def test_the_clock_of_the_law_starts_with_the_receipt_that_the_centre_enters(accepted, caseworker):
    with time_machine.travel(local(2026, 9, 25, 12)):
        entry = actions.start_clock(case=accepted, actor=caseworker, kind="aid_review", started_at=local(2026, 9, 24, 9))
    assert timezone.localtime(entry.due_at).date().isoformat() == "2026-10-08"
    accepted.refresh_from_db()
    assert accepted.due_at != entry.due_at


def test_no_department_starts_the_clock_of_another_body(accepted, caseworker):
    with pytest.raises(WrongState, match="受理"):
        actions.start_clock(case=accepted, actor=caseworker, kind="order", started_at=clock.now())


def test_a_clock_does_not_start_in_the_future(accepted, caseworker):
    with pytest.raises(WrongState):
        actions.start_clock(case=accepted, actor=caseworker, kind="aid_review", started_at=clock.now() + timedelta(hours=1))


def test_a_wrong_start_is_corrected_and_a_kept_deadline_is_over(accepted, caseworker):
    for days in (2, 1):
        actions.start_clock(case=accepted, actor=caseworker, kind="aid_review", started_at=clock.now() - timedelta(days=days))
    assert accepted.clocks.count() == 1
    assert actions.meet_clock(case=accepted, actor=caseworker, kind="aid_review").met_at
    with pytest.raises(WrongState):
        actions.meet_clock(case=accepted, actor=caseworker, kind="aid_review")


def test_a_year_without_calendar_is_said_and_not_guessed(accepted, caseworker):
    with time_machine.travel(local(2027, 3, 1, 9)), pytest.raises(WrongState, match="日历"):
        actions.start_clock(case=accepted, actor=caseworker, kind="aid_review", started_at=local(2027, 3, 1, 8))


def test_milestones_keep_their_day_and_only_an_expiry_lies_ahead(accepted, caseworker):
    tomorrow = clock.today() + timedelta(days=1)
    actions.reach_milestone(case=accepted, actor=caseworker, kind="order_issued", day=clock.today())
    actions.reach_milestone(case=accepted, actor=caseworker, kind="order_expires", day=tomorrow)
    for kind, day in (("order_issued", tomorrow), ("party", clock.today())):
        with pytest.raises(WrongState):
            actions.reach_milestone(case=accepted, actor=caseworker, kind=kind, day=day)
    assert [entry.kind for entry in accepted.milestones.all()] == ["order_issued", "order_expires"]


def test_a_milestone_that_does_not_fit_the_case_is_refused(accepted, caseworker):
    Case.objects.filter(pk=accepted.pk).update(category="recruitment")
    with pytest.raises(WrongState):
        actions.reach_milestone(case=accepted, actor=caseworker, kind="order_issued", day=clock.today())
    assert actions.reach_milestone(case=accepted, actor=caseworker, kind="joint_interview", day=clock.today()).words


def test_a_case_of_harassment_closes_with_a_written_result_only(caseworker):
    case = actions.accept(case=make_case(), actor=caseworker)
    Case.objects.filter(pk=case.pk).update(category="workplace_harassment")
    with pytest.raises(WrongState, match="书面"):
        actions.close(case=case, actor=caseworker, outcome="helped")
    actions.close(case=case, actor=caseworker, outcome="helped", text="处理结果：单位已书面道歉。")
    assert case.milestones.get().kind == "written_result"


def test_a_stranger_moves_no_time(accepted, stranger):
    for act in (
        lambda: actions.pause(case=accepted, actor=stranger, reason="x"),
        lambda: actions.ask_extension(case=accepted, actor=stranger, days=1, reason="x"),
        lambda: actions.decide_extension(case=accepted, actor=person("foreign", "lead", "RS"), is_granted=True),
        lambda: actions.start_clock(case=accepted, actor=stranger, kind="inspection", started_at=clock.now()),
        lambda: actions.reach_milestone(case=accepted, actor=stranger, kind="shelter", day=clock.today()),
    ):
        with pytest.raises(NotAllowed):
            act()
