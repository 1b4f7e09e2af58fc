"""How she may be reached, as she said it later with her number: each time anew, the newest counts."""

from uuid import uuid4

from django.db import models

from services.cases.models.history import AppendOnly


class ContactWish(AppendOnly):
    """What counts from then on instead of what she said when she asked, under the messages key; the hour only. `number` orders them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="contact_wishes")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="wishes_in_order")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}"
