"""What happened to a case: appended, never edited."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; raises TypeError for a row that stands already."""
        if not self._state.adding:
            raise TypeError("History is appended, never edited.")
        super().save(*args, **kwargs)


class TimelineEvent(AppendOnly):
    """One step of a case. What she does is stamped with the hour only, and has no actor; `receiver` is to whom a case was given."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="timeline")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class CaseMessage(AppendOnly):
    """A message between her and the desk, under the messages key. `number` counts within the case: times alone cannot order hours."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="messages")
    number = models.PositiveIntegerField()
    from_resident = models.BooleanField()
    sealed = models.BinaryField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="messages_in_order")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}"


class Note(AppendOnly):
    """What a caseworker writes for her colleagues, under the case key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.id}"
