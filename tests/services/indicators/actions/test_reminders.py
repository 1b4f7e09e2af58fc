"""Reminders of readings that are due: once a level, to whom it concerns, until they are given."""

from datetime import date

import pytest
from django.core import mail

from portal.outbox.dispatch import drain
from services.indicators.actions.readings import Report, report, send_back
from services.indicators.actions.reminders import level_on, remind
from services.indicators.models import Indicator, Reminder, ReportingRound

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)


@pytest.fixture
def due(district) -> ReportingRound:
    return ReportingRound.objects.create(year=2025, opens_on=date(2026, 2, 1), due_on=DUE)


@pytest.fixture
def on(monkeypatch):
    """Remind on a day, deliver, and say who was written to."""

    def remind_on(day: date) -> list[str]:
        monkeypatch.setattr("portal.kit.clock.today", lambda: day)
        mail.outbox.clear()
        remind()
        drain()
        return sorted(address for message in mail.outbox for address in message.to)

    return remind_on


def test_levels_begin_two_weeks_before_and_end_after_a_year():
    days = {date(2026, 6, 15): 0, date(2026, 6, 16): 1, DUE: 1, date(2026, 7, 1): 2, date(2026, 7, 29): 2, date(2026, 7, 30): 3}
    assert {day: level_on(DUE, day) for day in days} == days
    assert level_on(DUE, date(2027, 7, 1)) == 0


def test_each_level_reminds_once_and_the_last_one_tells_the_office_too(due, health, statistician, on):
    assert on(date(2026, 6, 10)) == []
    assert on(date(2026, 6, 20)) == [health.email]
    assert on(date(2026, 6, 21)) == []
    assert on(date(2026, 7, 2)) == [health.email]
    assert set(on(date(2026, 8, 1))) == {health.email, statistician.email}
    assert on(date(2026, 8, 2)) == []


def test_the_letter_says_how_many_are_missing_and_nothing_of_a_person(due, health, on):
    on(date(2026, 6, 20))
    (letter,) = mail.outbox
    assert str(Indicator.objects.current().filter(owner=health.department).count()) in letter.body
    assert "2025" in letter.body
    assert health.username not in letter.body


def test_who_has_given_everything_is_left_alone_and_a_returned_reading_was_not_given(due, health, statistician, on):
    Indicator.objects.exclude(code="1-3a").filter(owner=health.department).update(owner=None)
    reading = report(indicator=Indicator.objects.get(code="1-3a"), actor=health, given=Report(year=2025, value=None))
    assert on(date(2026, 6, 20)) == []
    send_back(reading=reading, actor=statistician, reason="x")
    assert on(date(2026, 6, 21)) == [health.email]


def test_a_round_that_has_not_opened_reminds_nobody(district, health, on):
    ReportingRound.objects.create(year=2025, opens_on=date(2026, 6, 25), due_on=DUE)
    assert on(date(2026, 6, 20)) == []
    assert not Reminder.objects.exists()
