"""Asking for a notice: a row in the caller's transaction; it leaves afterwards, and never holds up what asked for it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from portal.accounts.models import User
from portal.district.calendar import working_calendar
from portal.kit import clock
from portal.kit.hours import next_moment
from portal.kit.working_days import YearUnknown
from portal.notices.models import ResidentNotice, StaffNotice
from portal.notices.sealing import Where, seal_where
from portal.notices.words import SPANS, STAFF, Pace
from portal.outbox.sending import enqueue

WAITING = "notices.waiting"
SATURDAY: Final = 5


def tell_staff(people: Iterable[User], kind: str) -> None:
    """An e-mail to each; whoever waits for the same one already gets it once. Nights and days off are kept as the kind says."""
    due_at = _leaves(STAFF[kind].pace)
    rows = [StaffNotice(to=one, kind=kind, due_at=due_at) for one in {one.pk: one for one in people if one.email}.values()]
    StaffNotice.objects.bulk_create(rows, ignore_conflicts=True)
    enqueue(WAITING)


def _leaves(pace: Pace) -> datetime:
    if pace is Pace.ALARM:
        return clock.now()
    return next_moment(SPANS[pace], timezone.localtime(), _is_worked)


def _is_worked(day: date) -> bool:
    """Of a year whose holidays are not published yet, Monday to Friday: a mail to staff on a day off is better than none."""
    try:
        return working_calendar().is_working_day(day)
    except YearUnknown:
        return day.weekday() < SATURDAY


def tell_resident(about: UUID, kind: str, where: Where, *, not_before: datetime | None = None, expires_at: datetime | None = None) -> bool:
    """A short message, or a code by mail, once however often it is asked for; whether one is on its way. Raises NoLockError."""
    if not (where.is_mail or settings.SMS["host"]):
        return False
    notice = ResidentNotice(id=uuid4(), about=about, kind=kind, due_at=not_before or clock.now(), expires_at=expires_at)
    notice.sealed = seal_where(where, notice.id)
    ResidentNotice.objects.bulk_create([notice], ignore_conflicts=True)
    enqueue(WAITING)
    return True


def move_resident(about: Iterable[UUID], kind: str, *, not_before: datetime, expires_at: datetime) -> None:
    """Let what waits of `kind` for these leave at another time: what it tells of was moved."""
    rows = ResidentNotice.objects.waiting().filter(about__in=list(about), kind=kind)
    rows.update(due_at=not_before, expires_at=expires_at)


def forget_resident(about: Iterable[UUID], *kinds: str) -> None:
    """Drop what waits or failed for these, of `kinds` or of every kind: she does not want it, or it is no longer true."""
    rows = ResidentNotice.objects.filter(about__in=list(about), sent_at__isnull=True)
    (rows.filter(kind__in=kinds) if kinds else rows).delete()
