"""Who is away, and who stands in for her."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences by when they are."""

    def on(self, day: date) -> Self:
        """Those that cover a day."""
        return self.filter(first__lte=day, last__gte=day)

    def not_over(self, day: date) -> Self:
        """Those that cover a day or lie ahead of it."""
        return self.filter(last__gte=day)


class Absence(models.Model):
    """From the first to the last day, both included; why she is away is nobody's business."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    first = models.DateField()
    last = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(name="away_in_order", condition=models.Q(last__gte=models.F("first"))),
            models.CheckConstraint(name="nobody_stands_in_for_herself", condition=~models.Q(user=models.F("deputy"))),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.first}–{self.last}"
