"""The law's days are counted as the law counts them."""

from datetime import date, datetime, timedelta

import pytest

from portal.kit.working_days import WorkingCalendar, YearUnknown
from services.cases.statutory import CLOCKS, MILESTONES, due, milestones_of
from services.catalogue.facts import CATEGORIES

WEEK = WorkingCalendar({day: day.weekday() < 5 for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365))})


@pytest.mark.parametrize(
    ("kind", "started", "ends"),
    [
        ("aid_review", "2026-03-02T15:30", "2026-03-09T23:59:59"),
        ("aid_assign", "2026-03-04T09:00", "2026-03-09T23:59:59"),
        ("order", "2026-03-06T10:15", "2026-03-09T10:15:00"),
        ("order_urgent", "2026-03-06T10:15", "2026-03-07T10:15:00"),
        ("inspection", "2026-03-02T09:00", "2026-05-25T23:59:59"),
    ],
)
def test_days_end_on_a_working_day_and_hours_run_through(kind, started, ends):
    assert due(kind, datetime.fromisoformat(started), WEEK).isoformat() == ends


def test_a_year_without_calendar_raises():
    with pytest.raises(YearUnknown):
        due("aid_review", datetime(2026, 12, 28), WEEK)


def test_each_clock_has_one_length_and_names_its_article():
    for term in CLOCKS.values():
        assert sum(bool(length) for length in (term.hours, term.days, term.working_days)) == 1
        assert any(mark.isdecimal() for mark in term.words)


def test_a_milestone_is_offered_where_it_can_be_reached():
    assert set(milestones_of("domestic_violence")) == set(MILESTONES) - {"joint_interview"}
    assert set(milestones_of("maternity")) == {"mandatory_report", "joint_interview", "written_result"}
    assert set(milestones_of("workplace_harassment")) - set(milestones_of("maternity")) == {"warning_letter", "injury_report"}
    assert set(milestones_of("screening")) == {"mandatory_report", "written_result"}
    assert all(milestone.categories <= set(CATEGORIES) for milestone in MILESTONES.values())
