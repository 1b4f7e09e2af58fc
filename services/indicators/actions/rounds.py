"""When the readings of a data year may be given and are due: the statistics office sets it (四部.一)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.chain import record
from services.indicators.errors import NotAllowed, Refused
from services.indicators.models import ReportingRound
from services.indicators.permissions import is_statistics


def set_round(*, year: int, opens_on: date, due_on: date, actor: User) -> ReportingRound:
    """Set the days of `year`, or move them; of another due day everybody is reminded anew. Raises NotAllowed, Refused."""
    if not is_statistics(actor):
        raise NotAllowed
    if opens_on.year < year:
        raise Refused({"opens_on": _("Reporting cannot begin before the year that is reported.")})
    if due_on <= opens_on:
        raise Refused({"due_on": _("Please choose a day after the one on which reporting begins.")})
    with transaction.atomic():
        of_year, is_new = ReportingRound.objects.select_for_update().get_or_create(
            year=year, defaults={"opens_on": opens_on, "due_on": due_on}
        )
        if not is_new:
            if of_year.due_on != due_on:
                of_year.reminders.all().delete()
            of_year.opens_on, of_year.due_on = opens_on, due_on
            of_year.save(update_fields=["opens_on", "due_on"])
        record("round.set", actor=actor, subject="round", subject_id=year)
    return of_year
