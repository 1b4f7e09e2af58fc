"""Hours of the day, on working days and days off."""

from datetime import date, datetime, time

import pytest

from portal.kit.hours import Span, end_of_span, next_moment

MORNING, NOON, WEEKEND = Span(time(9), time(12)), Span(time(12), time(13, 30)), Span(time(10), time(11), False, True)


def is_worked(day: date) -> bool:
    return day.weekday() < 5


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of November 2026; the 25th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute)


@pytest.mark.parametrize(
    ("moment", "end"),
    [(at(25, 8, 59), None), (at(25, 9), at(25, 12)), (at(25, 11, 59), at(25, 12)), (at(25, 12), None), (at(28, 9), None)],
)
def test_a_span_holds_its_first_minute_and_not_its_last(moment, end):
    assert end_of_span([MORNING], moment, is_worked) == end


def test_a_span_of_days_off_does_not_exist_on_working_days():
    assert end_of_span([WEEKEND], at(28, 10), is_worked) == at(28, 11)
    assert end_of_span([WEEKEND], at(25, 10), is_worked) is None


@pytest.mark.parametrize(
    ("spans", "moment", "next_one"),
    [
        ([MORNING], at(25, 10), at(25, 10)),
        ([MORNING], at(25, 13), at(26, 9)),
        ([MORNING, NOON], at(25, 8), at(25, 9)),
        ([NOON, MORNING], at(27, 14), at(30, 9)),
        ([MORNING, WEEKEND], at(27, 14), at(28, 10)),
    ],
)
def test_the_next_moment_is_the_earliest_of_all_spans(spans, moment, next_one):
    assert next_moment(spans, moment, is_worked) == next_one


def test_hours_that_never_come_are_said():
    with pytest.raises(LookupError):
        next_moment([MORNING], at(25, 13), lambda day: False)
