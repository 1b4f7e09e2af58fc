"""Erasing in two steps: one proposes, another approves."""

from uuid import uuid4

from django.conf import settings
from django.db import models


class Erasure(models.Model):
    """A list of cases whose time is over. Ids only: nothing of a person is in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="+")
    cases = models.JSONField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["proposed_at"]

    def __str__(self) -> str:
        return f"{self.department_id}: {len(self.cases)}"
