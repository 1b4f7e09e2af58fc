"""Working days are counted by the calendar that is known; a year nobody has published is said, not guessed."""

from datetime import date, timedelta

import pytest

from portal.kit.working_days import WorkingCalendar, YearUnknown

OCTOBER = {date(2026, 10, 1) + timedelta(days=n): n >= 7 and (date(2026, 10, 1) + timedelta(days=n)).weekday() < 5 for n in range(31)}
CALENDAR = WorkingCalendar(OCTOBER | {date(2026, 10, 10): True})


def test_the_day_itself_does_not_count_and_a_worked_saturday_does():
    assert CALENDAR.add_working_days(date(2026, 10, 1), 1) == date(2026, 10, 8)
    assert CALENDAR.add_working_days(date(2026, 10, 8), 2) == date(2026, 10, 10)
    assert CALENDAR.add_working_days(date(2026, 10, 9), 0) == date(2026, 10, 9)


def test_a_year_without_data_is_named():
    with pytest.raises(YearUnknown, match="2027") as unknown:
        WorkingCalendar({date(2026, 12, 31): True}).add_working_days(date(2026, 12, 31), 1)
    assert unknown.value.year == 2027
