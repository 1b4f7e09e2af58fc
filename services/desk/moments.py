"""Deadlines as a person with sixty cases reads them: how long there is still, or by how much it is late."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from services.cases.models.case import TO_THE_HOUR

HOUR = 3600


def until(moment: datetime, now: datetime) -> str:
    """`moment` in words, both in local days: “today 16:00”, “days left: 3”, “days late: 2”."""
    days = (timezone.localdate(moment) - timezone.localdate(now)).days
    if moment < now:
        return _late(days, int((now - moment).total_seconds() // HOUR))
    if days == 0:
        return gettext("today %(time)s") % {"time": date_format(timezone.localtime(moment), "H:i")}
    if days == 1:
        return gettext("tomorrow %(time)s") % {"time": date_format(timezone.localtime(moment), "H:i")}
    return gettext("days left: %(days)d") % {"days": days}


def until_target(target: datetime, now: datetime) -> str:
    """An internal target in words: known to the hour, it is due now until that hour is over."""
    return gettext("due now") if target <= now < target + TO_THE_HOUR else until(target, now)


def _late(days: int, hours: int) -> str:
    if days < 0:
        return gettext("days late: %(days)d") % {"days": -days}
    if hours:
        return gettext("hours late: %(hours)d") % {"hours": hours}
    return gettext("late by minutes")
