"""Reports: a frozen snapshot of the numbers, and the files that were made of it."""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from services.indicators.rules import END, MID_TERM


class Kind(models.TextChoices):
    """Which report (四部.一、二)."""

    YEARLY = "yearly", _("Yearly monitoring report")
    MID_TERM = "mid_term", _("Mid-term evaluation report")
    FINAL = "final", _("Final evaluation report")
    YEARBOOK = "yearbook", _("Statistics yearbook")


EVALUATED: Final = {Kind.MID_TERM: MID_TERM, Kind.FINAL: END}
"""An evaluation asks what became of the targets of one year; with the figures of another it is a trial version and says so."""


def is_trial(kind: str, year: int) -> bool:
    """Whether such a report would be about another year than the targets that it evaluates."""
    return EVALUATED.get(Kind(kind), year) != year


class Report(models.Model):
    """A report of one data year. `snapshot` never changes; files made of it again say the same numbers."""

    kind = models.CharField(max_length=8, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    docx = models.FileField(upload_to="indicators/reports", blank=True)
    pdf = models.FileField(upload_to="indicators/reports", blank=True)
    pdf_impossible = models.BooleanField(default=False)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-frozen_at"]

    def __str__(self) -> str:
        return f"{self.kind}/{self.year}"

    @property
    def is_trial(self) -> bool:
        """Whether it evaluates targets with the figures of another year."""
        return is_trial(self.kind, self.year)
