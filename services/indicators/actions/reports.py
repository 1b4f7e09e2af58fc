"""Freezing a report and having its files made in the background."""

from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import translation

from portal.accounts.models import User
from portal.audit.chain import record
from portal.kit import clock
from portal.outbox.sending import enqueue
from services.indicators.errors import NotAllowed
from services.indicators.models import Report
from services.indicators.permissions import is_statistics
from services.indicators.reports.snapshot import digest, take

WANTED: Final = "report.wanted"
FORMATS: Final = ("docx", "pdf")


def freeze(*, kind: str, year: int, actor: User) -> Report:
    """Take the snapshot and order the files, one message each. Raises NotAllowed."""
    if not is_statistics(actor):
        raise NotAllowed
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        snapshot = take(year)
        report = Report.objects.create(
            kind=kind, year=year, snapshot=snapshot, digest=digest(snapshot), frozen_by=actor, frozen_at=clock.now()
        )
        for name in FORMATS:
            enqueue(WANTED, report=report.pk, format=name)
        record("report.frozen", actor=actor, subject="report", subject_id=report.digest)
    return report
