"""The working days of the state's calendar, corrected by the pack."""

from datetime import date

import pytest

from portal.district.calendar import working_calendar
from portal.kit.working_days import YearUnknown


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [("2026-10-01", False), ("2026-10-10", True), ("2026-10-11", False), ("2026-11-25", True), ("2026-02-17", False), ("2025-01-26", True)],
)
def test_holidays_and_worked_weekends_are_the_state_councils(day, is_worked):
    assert working_calendar().is_working_day(date.fromisoformat(day)) is is_worked


def test_a_year_that_is_not_published_is_said(tiny):
    with pytest.raises(YearUnknown, match="2031"):
        working_calendar().is_working_day(date(2031, 1, 1))


def test_the_pack_may_say_more(tiny):
    assert working_calendar().is_working_day(date(2030, 1, 2))
    with pytest.raises(YearUnknown):
        working_calendar().is_working_day(date(2030, 1, 3))
