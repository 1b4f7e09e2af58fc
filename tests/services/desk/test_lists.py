"""The lists of the desk: what is due today, what is overdue, and in which words."""

from datetime import timedelta

import pytest
import time_machine

from portal.kit import clock
from services.cases import actions
from services.cases.models import Case
from services.desk import lists


def listed(client, code: str) -> tuple[list[Case], int]:
    shown = client.get("/desk/", {"list": code}).context
    return [line.case for line in shown["lines"]], next(one.count for one in shown["entries"] if one.listing.code == code)


def test_the_inbox_counts_down_to_the_target_and_after_acceptance_to_the_deadline_of_the_law(case, caseworker, caseworker_client):
    (line,) = caseworker_client.get("/desk/").context["lines"]
    assert (line.due, line.by_law) == (case.due_at, False)
    actions.accept(case=case, actor=caseworker)
    (line,) = caseworker_client.get("/desk/").context["lines"]
    assert line.due is None
    entered = actions.start_clock(case=case, actor=caseworker, kind="aid_review", started_at=clock.now() - timedelta(days=9))
    (line,) = caseworker_client.get("/desk/").context["lines"]
    assert (line.due, line.by_law, line.is_late) == (entered.due_at, True, True)


def test_past_a_deadline_of_the_law_it_stands_among_what_is_overdue_paused_or_not(case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    actions.start_clock(case=case, actor=caseworker, kind="aid_review", started_at=clock.now() - timedelta(days=20))
    assert listed(caseworker_client, "overdue") == ([case], 1)
    assert listed(caseworker_client, "today") == ([], 0)
    actions.pause(case=case, actor=caseworker, reason="等判决")
    assert listed(caseworker_client, "overdue") == ([case], 1)
    actions.meet_clock(case=case, actor=caseworker, kind="aid_review")
    assert listed(caseworker_client, "overdue") == ([], 0)


def test_the_day_on_which_a_deadline_of_the_law_ends_it_stands_among_what_is_due_today(case, caseworker, caseworker_client):
    actions.accept(case=case, actor=caseworker)
    actions.start_clock(case=case, actor=caseworker, kind="aid_review", started_at=clock.now())
    case.clocks.update(due_at=lists._end_of_today())
    assert [line.case for line in caseworker_client.get("/desk/?list=today").context["lines"]] == [case]
    assert caseworker_client.get("/desk/?list=overdue").context["lines"] == []


@pytest.mark.parametrize(
    ("minutes", "words", "where"),
    [(0, "现在就办", "today"), (59, "现在就办", "today"), (60, "超期 1 小时", "overdue"), (90, "超期 1 小时", "overdue")],
)
def test_what_is_due_at_once_is_overdue_when_the_hour_is_over(case, caseworker_client, minutes, words, where):
    hour = clock.to_the_hour(clock.now())
    Case.objects.filter(pk=case.pk).update(opened_hour=hour, due_at=hour)
    with time_machine.travel(hour + timedelta(minutes=minutes), tick=False):
        (line,) = caseworker_client.get("/desk/").context["lines"]
        assert (line.due_in_words, line.is_late) == (words, where == "overdue")
        for code in ("today", "overdue"):
            assert listed(caseworker_client, code) == (([case], 1) if code == where else ([], 0))
