"""Carrying notices out: outside of any transaction, each with a lease, again after a pause, given up in the end."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext

from portal.district.calendar import working_calendar
from portal.kit import clock
from portal.kit.crypto.aead import Unreadable
from portal.kit.hours import Span, end_of_span, next_moment
from portal.kit.working_days import YearUnknown
from portal.notices.gateway import Gateway, NotSent, gateway
from portal.notices.models import Notice, NoticeQuerySet, ResidentNotice, StaffNotice
from portal.notices.sealing import Where, open_where
from portal.notices.words import CODE_SUBJECT, RESIDENTS, STAFF, SUBJECT
from portal.outbox.dispatch import pause_after

LEASE: Final = timedelta(minutes=3)
ATTEMPTS: Final = 8  # half a day
FEWEST_MINUTES: Final = timedelta(minutes=15)  # a message that may arrive when her hour is over is not sent


def deliver() -> int:
    """Send what is due; returns how many notices left. With a gateway that is away each waits for its next attempt."""
    with translation.override(settings.LANGUAGE_CODE):
        return _to_staff() + _to_residents()


def _to_staff() -> int:
    """All that waits for one person leaves as one e-mail."""
    left = 0
    for person in StaffNotice.objects.due().order_by("to").values_list("to", flat=True).distinct():
        mine = [one for one in StaffNotice.objects.due().filter(to=person).select_related("to") if _claim(StaffNotice.objects.all(), one)]
        if not mine:
            continue
        try:
            _mail(mine)
        except (SMTPException, OSError):
            for one in mine:
                _again(one, NotSent("line"))
        else:
            left += sum(_sent(one) for one in mine)
    return left


def _mail(notices: list[StaffNotice]) -> None:
    lines = dict.fromkeys(gettext(STAFF[one.kind].text) for one in notices)
    mail = EmailMessage(gettext(SUBJECT), "\n".join(lines), to=[notices[0].to.email])
    mail.extra_headers["Message-ID"] = f"<{notices[0].id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
    mail.extra_headers["Auto-Submitted"] = "auto-generated"
    mail.send()


def _to_residents() -> int:
    left, carrier = 0, None
    ResidentNotice.objects.waiting().filter(expires_at__lte=clock.now()).delete()
    for notice in ResidentNotice.objects.due().order_by("due_at"):
        if _claim(ResidentNotice.objects.all(), notice):
            carrier = carrier or gateway()
            left += _text(notice, carrier)
    return left


def _text(notice: ResidentNotice, carrier: Gateway) -> bool:
    """Her hours are looked at now, in the moment of sending; what cannot be known is not safe."""
    try:
        where = open_where(notice.sealed, notice.id)
        until = _safe_until(where.spans)
        if where.spans and until is None:
            return _wait(notice, _next(where.spans))
        _hand_over(where, gettext(RESIDENTS[notice.kind]) % {"code": where.code}, carrier, until)
    except NotSent as error:
        return _again(notice, error)
    except (Unreadable, YearUnknown, LookupError):
        return _again(notice, NotSent("unreadable", is_final=True))
    return _sent(notice)


def _hand_over(where: Where, text: str, carrier: Gateway, until: datetime | None) -> None:
    """To the carrier, or a code to an e-mail address. Raises NotSent."""
    if not where.is_mail:
        carrier.send(to=where.phone, text=text, until=until)
        return
    try:
        EmailMessage(gettext(CODE_SUBJECT), text, to=[where.phone], headers={"Auto-Submitted": "auto-generated"}).send()
    except (SMTPException, OSError) as error:
        raise NotSent("line") from error


def _safe_until(spans: Sequence[Span]) -> datetime | None:
    until = end_of_span(spans, timezone.localtime(), working_calendar().is_working_day)
    return until if until and until - timezone.localtime() >= FEWEST_MINUTES else None


def _next(spans: Sequence[Span]) -> datetime:
    later = timezone.localtime() + FEWEST_MINUTES
    return next_moment(spans, later, working_calendar().is_working_day)


def _claim(rows: NoticeQuerySet, notice: Notice) -> bool:
    """One conditional UPDATE: exactly one process sends it, unless that process dies."""
    return bool(rows.due().filter(pk=notice.pk).update(due_at=clock.now() + LEASE, attempts=F("attempts") + 1))


def _wait(notice: ResidentNotice, until: datetime) -> bool:
    ResidentNotice.objects.filter(pk=notice.pk).update(due_at=until, attempts=F("attempts") - 1)
    return False


def _again(notice: Notice, error: NotSent) -> bool:
    row = type(notice).objects.filter(pk=notice.pk)
    if error.is_final or notice.attempts + 1 >= ATTEMPTS:
        row.update(failed_at=clock.now(), reason=error.reason, **_emptied(notice))
    else:
        row.update(due_at=clock.now() + pause_after(notice.attempts + 1), reason=error.reason)
    return False


def _sent(notice: Notice) -> bool:
    type(notice).objects.filter(pk=notice.pk).update(sent_at=clock.now(), reason="", **_emptied(notice))
    return True


def _emptied(notice: Notice) -> dict[str, bytes]:
    """Her number is kept no longer than it is needed."""
    return {"sealed": b""} if isinstance(notice, ResidentNotice) else {}
