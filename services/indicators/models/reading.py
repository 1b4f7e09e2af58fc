"""What a department reported for a year. Nothing is overwritten: a correction is a new revision that supersedes the one before."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a reading stands between the department and the statistics office."""

    SUBMITTED = "submitted", _("Waiting for approval")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Replaced by a revision")


class Stage(models.TextChoices):
    """初报 or 审定 of the figure itself."""

    FIRST = "first", _("First report")
    FINAL = "final", _("Final")


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Readings by what may be said of them."""

    def approved(self) -> Self:
        """What the statistics office stands for: the only readings that any public page knows."""
        return self.filter(state=State.APPROVED)

    def whole(self) -> Self:
        """The figure of the whole district, not of a part of it."""
        return self.filter(part="")

    def parts(self) -> Self:
        """Figures of a part of the district only."""
        return self.exclude(part="")

    def with_corrections(self) -> Self:
        """Each with `is_corrected`: whether it is one of those below."""
        return self.annotate(is_corrected=_replaces_another())

    def corrected(self) -> Self:
        """Those that took the place of an approved one. What was replaced before approval was never public."""
        return self.filter(_replaces_another())


def _replaces_another() -> models.Exists:
    same = {name: models.OuterRef(name) for name in ("indicator", "year", "part")}
    return models.Exists(Reading.objects.filter(state=State.SUPERSEDED, decided_at__isnull=False, **same))


class Reading(models.Model):
    """A value of one indicator in one data year; `part` is empty for the district, else what it is a part by, like "sex:female".

    Without `value` it states that the indicator does not apply in that year; a missing reading is no row at all, never 0.
    """

    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.PROTECT, related_name="readings")
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=40, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    reference = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    redefined = models.BooleanField(default=False)
    stage = models.CharField(max_length=5, choices=Stage.choices, default=Stage.FIRST)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUBMITTED, db_index=True)
    source = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    evidence = models.FileField(upload_to="indicators/evidence/%Y", blank=True)
    reason = models.CharField(max_length=300, blank=True)
    is_demo = models.BooleanField(default=False)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator", "year", "revision"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["indicator", "year", "part", "revision"], name="one_reading_per_revision"),
            models.UniqueConstraint(
                fields=["indicator", "year", "part"], condition=models.Q(state=State.APPROVED), name="one_approved_reading"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}/{self.year}/{self.part}/{self.revision}"


class ReportingRound(models.Model):
    """The days on which the readings of a data year may be given and are due, set by the statistics office."""

    year = models.PositiveSmallIntegerField(unique=True)
    opens_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-year"]

    def __str__(self) -> str:
        return str(self.year)


class Reminder(models.Model):
    """A department was reminded of a round at a level; what stands here is not said again."""

    round = models.ForeignKey(ReportingRound, on_delete=models.CASCADE, related_name="reminders")
    department = models.CharField(max_length=12)
    level = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "department", "level"], name="one_reminder_per_level")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}/{self.department}/{self.level}"
