"""Chinese working days: public holidays and the weekends that are worked instead. PURE.

A year without data is said, never guessed: the State Council publishes each year's arrangement late in the year before.
"""

from collections.abc import Mapping
from datetime import date, timedelta


class YearUnknown(LookupError):
    """There is no calendar for this year yet."""

    def __init__(self, year: int) -> None:
        super().__init__(f"there is no working calendar for {year}")
        self.year = year


class WorkingCalendar:
    """Working days from a mapping of every day of the known years to whether it is worked."""

    def __init__(self, days: Mapping[date, bool]) -> None:
        self._days = days

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked. Raises YearUnknown."""
        try:
            return self._days[day]
        except KeyError:
            raise YearUnknown(day.year) from None

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; the day itself does not count. Raises YearUnknown."""
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day
