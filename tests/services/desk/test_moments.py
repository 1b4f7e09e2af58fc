"""Deadlines in words."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from services.desk.moments import until

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(hours=6), "today 21:00"),
        (timedelta(hours=12), "tomorrow 03:00"),
        (timedelta(days=3), "days left: 3"),
        (timedelta(minutes=-5), "late by minutes"),
        (timedelta(hours=-2), "hours late: 2"),
        (timedelta(hours=-16), "days late: 1"),
        (timedelta(days=-9), "days late: 9"),
    ],
)
def test_a_deadline_is_said_as_one_counts_it(after, words):
    with override("en"):
        assert until(NOW + after, NOW) == words
