"""Requests that belong together."""

from typing import Final

from django.conf import settings
from django.db import models

DUPLICATE: Final = "duplicate"
SAME_PERSON: Final = "same_person"


class Link(models.Model):
    """Two requests of one department: the same matter sent twice, or the same person."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other", "kind"], name="linked_once"),
            models.CheckConstraint(name="linked_to_another", condition=~models.Q(case=models.F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.other_id}"
