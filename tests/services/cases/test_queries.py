"""The inbox shows what waits, the most urgent first; what nobody accepted in time is overdue."""

from datetime import timedelta

import pytest
import time_machine

from portal.kit import clock
from services.cases import actions
from services.cases.queries import visible_to
from tests.factories.cases import facts_of, make_case


def test_the_inbox_starts_with_the_most_urgent_and_leaves_out_what_is_closed(caseworker):
    calm, urgent, done = make_case(), make_case(facts=facts_of(inputs={"deadline_within_7_days": "yes"})), make_case()
    actions.close(case=done, actor=caseworker, outcome="duplicate")
    assert list(visible_to(caseworker).inbox()) == [urgent, calm]


@pytest.mark.parametrize(("hours", "late"), [(23, False), (25, True)])
def test_an_urgent_case_is_overdue_after_a_day(caseworker, hours, late):
    case = make_case(facts=facts_of(inputs={"deadline_within_7_days": "yes"}))
    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        assert (case in visible_to(caseworker).overdue()) is late


def test_an_accepted_case_is_not_overdue(caseworker):
    case = actions.accept(case=make_case(), actor=caseworker)
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert case not in visible_to(caseworker).overdue()
