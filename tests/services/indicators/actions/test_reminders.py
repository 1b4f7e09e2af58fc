"""Reminders of readings that are due: once a level, to whom it concerns, until they are given."""

from datetime import date

import pytest
from django.core import mail

from portal.accounts.models import User
from portal.kit import clock
from portal.notices.delivery import deliver
from portal.notices.models import StaffNotice
from portal.outbox.dispatch import drain
from portal.outbox.models import Message
from services.indicators.actions.readings import Report, report, send_back
from services.indicators.actions.reminders import DUE as DUE_TOPIC
from services.indicators.actions.reminders import level_on, remind
from services.indicators.handlers import tell_of_readings
from services.indicators.models import Indicator, Reminder, ReportingRound

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)


@pytest.fixture
def due(district) -> ReportingRound:
    return ReportingRound.objects.create(year=2025, opens_on=date(2026, 2, 1), due_on=DUE)


@pytest.fixture
def on(monkeypatch):
    """Remind on a day, and say for whom a notice waits."""

    def remind_on(day: date) -> list[str]:
        monkeypatch.setattr("portal.kit.clock.today", lambda: day)
        StaffNotice.objects.all().delete()
        remind()
        drain()
        return sorted(StaffNotice.objects.waiting().values_list("to__email", flat=True))

    return remind_on


def test_levels_begin_two_weeks_before_and_end_after_a_year():
    days = {date(2026, 6, 15): 0, date(2026, 6, 16): 1, DUE: 1, date(2026, 7, 1): 2, date(2026, 7, 29): 2, date(2026, 7, 30): 3}
    assert {day: level_on(DUE, day) for day in days} == days
    assert level_on(DUE, date(2027, 7, 1)) == 0


def test_each_level_reminds_once_and_the_last_one_tells_the_office_too(due, health, statistician, on):
    Indicator.objects.exclude(owner=health.department).update(owner=None)
    assert on(date(2026, 6, 10)) == []
    assert on(date(2026, 6, 20)) == [health.email]
    assert on(date(2026, 6, 21)) == []
    assert on(date(2026, 7, 2)) == [health.email]
    assert set(on(date(2026, 8, 1))) == {health.email, statistician.email}
    assert on(date(2026, 8, 2)) == []


def test_the_letter_leaves_after_the_handler_and_says_no_more_than_that_readings_are_due(due, health, on):
    on(date(2026, 6, 20))
    assert mail.outbox == []
    StaffNotice.objects.update(due_at=clock.now())
    assert [deliver(), deliver()] == [1, 0]
    (letter,) = mail.outbox
    assert (letter.to, letter.body) == ([health.email], "有监测值要填报了。")


def test_after_the_day_the_letter_says_that_they_are_overdue(due, health, statistician, on):
    on(date(2026, 8, 1))
    StaffNotice.objects.update(due_at=clock.now())
    deliver()
    assert {letter.body for letter in mail.outbox} == {"有监测值过了填报期限，还没有报齐。"}


def test_where_nobody_reports_for_a_department_the_office_is_reminded(due, health, statistician, on):
    User.objects.filter(pk=health.pk).update(is_active=False)
    assert on(date(2026, 6, 20)) == [statistician.email]


def test_a_returned_reading_is_told_to_the_department(health, statistician, district):
    reading = report(indicator=Indicator.objects.get(code="1-3a"), actor=health, given=Report(year=2025, value=None))
    send_back(reading=reading, actor=statistician, reason="请附来源")
    drain()
    assert list(StaffNotice.objects.values_list("to", "kind")) == [(health.pk, "returned")]


def test_a_handler_that_runs_again_writes_no_second_letter(due, health, on):
    on(date(2026, 6, 20))
    tell_of_readings(Message.objects.get(topic=DUE_TOPIC, payload__department=health.department.code))
    assert StaffNotice.objects.count() == 1


def test_who_has_given_everything_is_left_alone_and_a_returned_reading_was_not_given(due, health, statistician, on):
    Indicator.objects.exclude(code="1-3a").update(owner=None)
    reading = report(indicator=Indicator.objects.get(code="1-3a"), actor=health, given=Report(year=2025, value=None))
    assert on(date(2026, 6, 20)) == []
    send_back(reading=reading, actor=statistician, reason="x")
    assert on(date(2026, 6, 21)) == [health.email] * 2
    assert sorted(StaffNotice.objects.values_list("kind", flat=True)) == ["readings", "returned"]


def test_a_round_that_has_not_opened_reminds_nobody(district, health, on):
    ReportingRound.objects.create(year=2025, opens_on=date(2026, 6, 25), due_on=DUE)
    assert on(date(2026, 6, 20)) == []
    assert not Reminder.objects.exists()
