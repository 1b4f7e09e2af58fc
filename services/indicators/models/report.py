"""Reports: a frozen snapshot of the numbers, and the files that were made of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Which report (四部.一、二)."""

    YEARLY = "yearly", _("Yearly monitoring report")
    MID_TERM = "mid_term", _("Mid-term evaluation report")
    FINAL = "final", _("Final evaluation report")
    YEARBOOK = "yearbook", _("Statistics yearbook")


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
