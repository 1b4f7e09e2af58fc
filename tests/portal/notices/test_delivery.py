"""When notices leave, what they say, and what becomes of those that do not."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from portal.accounts.roles import CASEWORKER
from portal.kit.working_days import WorkingCalendar
from portal.notices.delivery import ATTEMPTS, deliver
from portal.notices.handlers import forget_what_was_told
from portal.notices.models import ResidentNotice, StaffNotice
from portal.notices.sealing import Where
from portal.notices.telling import forget_resident, tell_resident, tell_staff
from portal.notices.words import PROGRESS, REMINDER
from services.contacts.times import SLOTS
from tests.conftest import person

WEDNESDAY, NIGHT = "2026-11-25 10:00 +0800", "2026-11-25 03:00 +0800"
HERS = Where("13800001234")


@pytest.fixture
def staff(district):
    return person("linyi", CASEWORKER, "FYZX")


def later(hours: float) -> None:
    """As if so much time had passed for everything that waits."""
    for kind in (StaffNotice, ResidentNotice):
        for row in kind.objects.waiting():
            kind.objects.filter(pk=row.pk).update(due_at=row.due_at - timedelta(hours=hours))


def test_what_waits_for_one_person_leaves_as_one_mail(staff, mailoutbox):
    with time_machine.travel(WEDNESDAY, tick=False):
        for kind in ("new", "new", "supervision", "waits"):
            tell_staff([staff], kind)
        assert deliver() == 1
        assert [mail.body.count("\n") for mail in mailoutbox] == [0]
    with time_machine.travel("2026-11-25 13:30 +0800", tick=False):
        assert deliver() == 2
    assert [mail.to for mail in mailoutbox] == [[staff.email]] * 2
    assert mailoutbox[1].body.count("\n") == 1


def test_a_year_without_a_calendar_keeps_no_mail_to_staff_back(staff, monkeypatch):
    monkeypatch.setattr("portal.notices.telling.working_calendar", lambda: WorkingCalendar({}))
    with time_machine.travel("2026-11-27 18:00 +0800", tick=False):
        tell_staff([staff], "waits")
    assert f"{timezone.localtime(StaffNotice.objects.get().due_at):%Y-%m-%d %H:%M}" == "2026-11-30 08:30"


@pytest.mark.parametrize(
    ("kind", "told", "leaves"),
    [
        ("unrouted", NIGHT, "2026-11-25 03:00"),
        ("waits_now", "2026-11-28 23:00 +0800", "2026-11-28 23:00"),
        ("waits", NIGHT, "2026-11-25 08:30"),
        ("waits", "2026-11-27 18:00 +0800", "2026-11-30 08:30"),
        ("new", WEDNESDAY, "2026-11-25 13:30"),
        ("new", "2026-11-25 14:00 +0800", "2026-11-26 08:30"),
    ],
)
def test_only_alarms_break_the_night(staff, kind, told, leaves):
    with time_machine.travel(told, tick=False):
        tell_staff([staff], kind)
    assert f"{timezone.localtime(StaffNotice.objects.get().due_at):%Y-%m-%d %H:%M}" == leaves


def test_a_mail_server_that_is_away_is_tried_again_and_given_up_in_the_end(staff, mailoutbox, monkeypatch):
    monkeypatch.setattr(EmailBackend, "send_messages", _is_away)
    tell_staff([staff], "unrouted")
    for attempt in range(ATTEMPTS):
        assert (StaffNotice.objects.get().attempts, StaffNotice.objects.failed().count()) == (attempt, 0)
        deliver()
        later(24)
    assert StaffNotice.objects.failed().get().reason == "line"
    assert deliver() == 0


def _is_away(*_: object) -> None:
    raise ConnectionRefusedError


def test_a_mail_that_comes_twice_is_known_by_its_id(staff, mailoutbox):
    tell_staff([staff], "unrouted")
    deliver()
    assert mailoutbox[0].extra_headers["Message-ID"].startswith(f"<{StaffNotice.objects.get().id}@")


@pytest.fixture
def waiting(district, carrier):
    """A message to her, any hour."""
    about = uuid4()
    assert tell_resident(about, PROGRESS, HERS)
    return about


def test_a_message_leaves_once_and_her_number_is_gone(waiting, carrier):
    assert (deliver(), deliver()) == (1, 0)
    assert [(one["to"], one["until"]) for one in carrier.received] == [("13800001234", "")]
    assert bytes(ResidentNotice.objects.get().sealed) == b""


def test_asked_for_again_while_one_waits_it_is_one(waiting):
    tell_resident(waiting, PROGRESS, HERS)
    assert ResidentNotice.objects.count() == 1


def test_her_number_stands_nowhere_in_clear_while_it_waits(waiting):
    assert b"13800001234" not in bytes(ResidentNotice.objects.get().sealed)


def test_outside_her_hours_it_waits_for_them_and_dies_with_them(district, carrier):
    with time_machine.travel(NIGHT, tick=False):
        tell_resident(uuid4(), PROGRESS, Where("13800001234", (SLOTS["noon"],)))
        assert (deliver(), carrier.received) == (0, [])
        notice = ResidentNotice.objects.get()
        assert (f"{timezone.localtime(notice.due_at):%d %H:%M}", notice.attempts) == ("25 12:00", 0)
    with time_machine.travel("2026-11-25 12:05 +0800", tick=False):
        assert deliver() == 1
    assert carrier.received[0]["until"] == "261125132900032+"


def test_in_the_last_minutes_of_her_hours_it_waits_for_the_next_day(district, carrier):
    with time_machine.travel("2026-11-25 13:20 +0800", tick=False):
        tell_resident(uuid4(), PROGRESS, Where("13800001234", (SLOTS["noon"],)))
        assert (deliver(), carrier.received) == (0, [])
        assert f"{timezone.localtime(ResidentNotice.objects.get().due_at):%d %H:%M}" == "26 12:00"


def test_a_year_without_a_calendar_is_not_guessed(district, carrier):
    with time_machine.travel("2031-11-25 12:05 +0800", tick=False):
        tell_resident(uuid4(), PROGRESS, Where("13800001234", (SLOTS["noon"],)))
        assert (deliver(), carrier.received) == (0, [])
    assert ResidentNotice.objects.failed().get().reason == "unreadable"


def test_what_is_no_longer_true_is_not_sent(district, carrier):
    with time_machine.travel(NIGHT, tick=False):
        tell_resident(uuid4(), REMINDER, Where("13800001234", (SLOTS["noon"],)), expires_at=timezone.now() + timedelta(hours=1))
    with time_machine.travel("2026-11-25 12:05 +0800", tick=False):
        assert (deliver(), carrier.received) == (0, [])
    assert not ResidentNotice.objects.exists()


def test_what_she_takes_back_before_it_leaves_is_not_sent(waiting, carrier):
    forget_resident([waiting])
    assert (deliver(), carrier.received) == (0, [])


def test_a_refused_number_is_given_up_at_once_and_a_broken_line_is_not(waiting, carrier):
    carrier.hangs_up = True
    deliver()
    assert ResidentNotice.objects.failed().count() == 0
    later(1)
    carrier.hangs_up, carrier.result = False, 5
    deliver()
    failed = ResidentNotice.objects.failed().get()
    assert (failed.reason, bytes(failed.sealed)) == ("refused", b"")


def test_without_a_gateway_nothing_is_stored(district):
    assert tell_resident(uuid4(), PROGRESS, HERS) is False
    assert not ResidentNotice.objects.exists()


def test_what_was_told_is_forgotten_after_a_month(waiting, carrier, staff):
    deliver()
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        forget_what_was_told()
        assert ResidentNotice.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        forget_what_was_told()
        assert ResidentNotice.objects.count() == 0
