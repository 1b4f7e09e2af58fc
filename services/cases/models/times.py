"""Time in a case: what the law sets, what was reached, what was extended, what was escalated. Never mixed with the internal target."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from services.cases.grounds import EMERGENCIES
from services.cases.models.history import AppendOnly
from services.cases.reaching import RESULTS
from services.cases.statutory import CLOCKS, MILESTONES


class Clock(models.Model):
    """A statutory deadline (法定期限): starts when the competent body accepted, as that body entered it; `met_on` when it was kept."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    met_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at"]
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="one_clock_of_a_kind")]
        indexes = [models.Index(fields=["due_at"], name="clocks_running", condition=models.Q(met_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"

    @property
    def words(self) -> str:
        """What is due, with the article."""
        return gettext(CLOCKS[self.kind].words)


class Milestone(AppendOnly):
    """Something that was reached on a day: a warning letter, a protection order, shelter, a joint interview."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=30)
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"

    @property
    def words(self) -> str:
        """What was reached."""
        return gettext(MILESTONES[self.kind].words)


class Extension(models.Model):
    """More working days for the internal target, asked by one and granted or refused by another; the reasons are notes of the case."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    is_refused = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} +{self.days}"


class Escalation(AppendOnly):
    """A level of the supervision chain that was reached: once for each case, reason and level."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="escalations")
    reason = models.CharField(max_length=12)
    level = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "reason", "level"], name="escalated_once_a_level")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.reason}/{self.level}"


class Call(AppendOnly):
    """A call that was made or taken. Without a case it is one of the hotline that led to no request; what was said is never in it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="calls", null=True)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)
    result = models.CharField(max_length=20)
    emergency = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id or 'hotline'} {self.result}"

    @property
    def in_words(self) -> str:
        """What came of it, and the emergency where her wishes stood against it."""
        said = [RESULTS[self.result], *([EMERGENCIES[self.emergency]] if self.emergency else [])]
        return gettext("; ").join(gettext(words) for words in said)
