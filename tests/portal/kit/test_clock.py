"""The portal's time is the district's, and as coarse as a purpose allows."""

from datetime import UTC, date, datetime

import pytest

from portal.kit import clock


def test_the_day_is_the_districts(time_machine):
    time_machine.move_to("2026-09-30T16:30:00+00:00", tick=False)
    assert clock.today() == date(2026, 10, 1)


def test_anonymous_requests_know_the_hour_and_nothing_finer():
    assert clock.to_the_hour(datetime(2026, 11, 24, 8, 59, 59, 999_999, UTC)) == datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "quarter"), [("2026-01-01", "2026Q1"), ("2026-03-31", "2026Q1"), ("2026-07-01", "2026Q3"), ("2026-12-31", "2026Q4")]
)
def test_a_day_lies_in_its_quarter(day, quarter):
    assert clock.quarter_of(date.fromisoformat(day)) == quarter


@pytest.mark.parametrize(
    ("quarter", "last"),
    [("2026Q1", "2026-03-31"), ("2026Q2", "2026-06-30"), ("2026Q3", "2026-09-30"), ("2026Q4", "2026-12-31"), ("2024Q1", "2024-03-31")],
)
def test_a_quarter_has_its_first_and_last_day(quarter, last):
    first, end = clock.quarter_bounds(quarter)
    assert (clock.quarter_of(first), first.day, end) == (quarter, 1, date.fromisoformat(last))


@pytest.mark.parametrize("wrong", ["", "2026", "2026Q5", "2026Q0", "26Q1", "2026q1", "2026Q1x", "Q1"])
def test_anything_else_is_no_quarter(wrong):
    with pytest.raises(ValueError, match="2026Q3"):
        clock.quarter_bounds(wrong)
