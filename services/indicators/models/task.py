"""Supervision tasks (督办): what follows from a warning, until the office closes it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock


class TaskState(models.TextChoices):
    """Where a task stands; beside it the public reads only what the office wrote for it when it closed the task."""

    OPEN = "open", _("Being put right")
    CLOSED = "closed", _("Put right")


class TaskQuerySet(models.QuerySet["SupervisionTask"]):
    """Tasks by what is to be done about them."""

    def open(self) -> Self:
        """Tasks that are not closed."""
        return self.filter(state=TaskState.OPEN)

    def for_public(self) -> Self:
        """With their department and `said`: what the office wrote for everybody when it closed them."""
        closed = TaskStep.objects.filter(task=models.OuterRef("pk"), kind=StepKind.CLOSED)
        return self.select_related("owner").annotate(said=models.Subquery(closed.values("note")[:1]))

    def overdue(self) -> Self:
        """Open tasks whose day has passed."""
        return self.open().filter(due_on__lt=clock.today())


class SupervisionTask(models.Model):
    """A department is to find the cause and do something by a day. One open task per indicator and kind of warning."""

    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=14)
    year = models.PositiveSmallIntegerField()
    owner = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="supervision_tasks")
    state = models.CharField(max_length=6, choices=TaskState.choices, default=TaskState.OPEN)
    cause = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    due_on = models.DateField()
    evidence = models.FileField(upload_to="indicators/tasks/%Y", blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    is_demo = models.BooleanField(default=False)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["indicator", "kind"], condition=models.Q(state=TaskState.OPEN), name="one_open_task_per_warning"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}/{self.kind}/{self.year}"

    @property
    def is_answered(self) -> bool:
        """Whether all is there that closing it asks for."""
        return bool(self.cause and self.measure and self.evidence)


class StepKind(models.TextChoices):
    """What can happen with a task."""

    OPENED = "opened", _("Opened")
    ANSWERED = "answered", _("Answered by the department")
    ESCALATED = "escalated", _("Brought up because it is late")
    CLOSED = "closed", _("Settled")


class TaskStep(models.Model):
    """What happened with a task, appended only."""

    task = models.ForeignKey(SupervisionTask, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.task_id}/{self.kind}"

    @property
    def name(self) -> str:
        """What happened, in words."""
        return str(StepKind(self.kind).label)
