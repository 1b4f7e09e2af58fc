"""Reporting and approving: a department gives a reading, the statistics office approves it or returns it with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import STATISTICS, has_role
from portal.audit.chain import record
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.indicators.errors import NotAllowed, Refused, Several, Unlikely, WrongState
from services.indicators.models import Indicator, Reading
from services.indicators.models.reading import Stage, State
from services.indicators.permissions import may_report
from services.indicators.plausibility import Fault, Given, faults, unlikely

CHANGED: Final = "readings.changed"
RETURNED: Final = "readings.returned"
WORDS: Final[dict[Fault, Promise]] = {
    Fault.FUTURE: _("This year has not come yet. Please check the year of the data."),
    Fault.TOO_OLD: _("Please check the year; readings begin in 2010."),
    Fault.NEGATIVE: _("The value cannot be below zero."),
    Fault.OVER_HUNDRED: _("A share cannot be over 100 %. Please check the value and its unit."),
    Fault.TOO_LARGE: _("This number is too large to be true. Please check its digits."),
    Fault.NO_DENOMINATOR: _("Please give the denominator too; it cannot be zero."),
    Fault.DOES_NOT_DIVIDE: _("The value does not fit its numerator and denominator. Please check the three."),
}


@dataclass(frozen=True)
class Report:
    """A reading as a department gives it; `value` None states that the indicator does not apply in that year."""

    year: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reference: Decimal | None = None
    part: str = ""
    redefined: bool = False
    stage: str = Stage.FIRST
    source: str = ""
    note: str = ""
    is_demo: bool = False
    evidence: "File[Any] | None" = field(default=None, compare=False)


def impossible(indicator: Indicator, given: Given) -> dict[str, str | Promise]:
    """What cannot be true of a reading, by field (`year`, `value`, `numerator`, `denominator`)."""
    return {name: WORDS[fault] for name, fault in faults(given, unit=indicator.unit, this_year=clock.today().year).items()}


def check(indicator: Indicator, report: Report, *, confirmed: bool = False) -> None:
    """Raise Refused for what cannot be true, Unlikely for what has to be `confirmed`."""
    if found := impossible(indicator, Given(report.year, report.value, report.numerator, report.denominator)):
        raise Refused(found)
    if report.value is None or confirmed:
        return
    earlier = indicator.readings.approved().filter(part=report.part, value__isnull=False).exclude(year=report.year)
    usual = unlikely(report.value, [value for value in earlier.values_list("value", flat=True) if value is not None])
    if usual:
        raise Unlikely(report.value, usual)


def report(*, indicator: Indicator, actor: User, given: Report, confirmed: bool = False) -> Reading:
    """A new reading, waiting for approval; one that still waits for the same year is replaced. Raises NotAllowed, Refused, Unlikely."""
    if not may_report(actor, indicator):
        raise NotAllowed
    check(indicator, given, confirmed=confirmed)
    with transaction.atomic():
        Indicator.objects.select_for_update().get(pk=indicator.pk)
        same = indicator.readings.filter(year=given.year, part=given.part)
        same.filter(state=State.SUBMITTED).update(state=State.SUPERSEDED)
        number = same.aggregate(last=Max("revision"))["last"] or 0
        values = {name: getattr(given, name) for name in Report.__dataclass_fields__ if name != "evidence"}
        reading = Reading(indicator=indicator, revision=number + 1, reported_by=actor, reported_at=clock.now(), **values)
        if given.evidence is not None:
            reading.evidence.save(str(given.evidence.name), given.evidence, save=False)
        reading.save()
        _audit("reading.reported", actor, reading)
    return reading


def report_all(*, lines: Sequence[tuple[Indicator, Report]], actor: User, confirmed: bool = False) -> list[Reading]:
    """Several readings together or none at all. Raises NotAllowed; Several, with what is wrong or unlikely by position in `lines`."""
    faults: dict[int, Refused | Unlikely] = {}
    with transaction.atomic():
        readings = []
        for position, (indicator, given) in enumerate(lines):
            try:
                readings.append(report(indicator=indicator, actor=actor, given=given, confirmed=confirmed))
            except (Refused, Unlikely) as fault:
                faults[position] = fault
        if faults:
            raise Several(faults)
    return readings


def approve(*, reading: Reading, actor: User) -> Reading:
    """Stand for a reading: it replaces the approved one before it and becomes public. Raises NotAllowed, WrongState."""
    with transaction.atomic():
        row = _waiting(reading, actor)
        row.indicator.readings.approved().filter(year=row.year, part=row.part).update(state=State.SUPERSEDED)
        row.state, row.decided_by, row.decided_at = State.APPROVED, actor, clock.now()
        row.save(update_fields=["state", "decided_by", "decided_at"])
        _audit("reading.approved", actor, row)
        enqueue(CHANGED, indicator=row.indicator.code)
    return row


def send_back(*, reading: Reading, actor: User, reason: str) -> Reading:
    """Return a reading to its department with the reason. Raises NotAllowed, WrongState."""
    with transaction.atomic():
        row = _waiting(reading, actor)
        row.state, row.reason, row.decided_by, row.decided_at = State.RETURNED, reason, actor, clock.now()
        row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        _audit("reading.returned", actor, row)
        enqueue(RETURNED, department=row.indicator.owner.code if row.indicator.owner else "")
    return row


def _waiting(reading: Reading, actor: User) -> Reading:
    """The locked row; refused for who is not of the statistics office, reported it herself, or comes second."""
    if not has_role(actor, STATISTICS):
        raise NotAllowed
    row = Reading.objects.select_for_update().select_related("indicator").get(pk=reading.pk)
    if row.state != State.SUBMITTED:
        raise WrongState(_("Somebody has decided on this reading in the meantime. Please load the page again."))
    if row.reported_by_id == actor.pk:
        raise WrongState(_("Whoever reports a reading does not approve it. Please ask a colleague."))
    return row


def _audit(action: str, actor: User, reading: Reading) -> None:
    record(action, actor=actor, subject="reading", subject_id=reading.pk, department="")
