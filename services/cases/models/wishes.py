"""What she says later with her number: how she may be reached (the newest counts), and that she complains."""

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


class Complaint(AppendOnly):
    """That somebody complained about how a department handles her request: a day, no case, not a word of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    department = models.ForeignKey("district.Department", on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["said_on", "department"], name="complaints_counted")]

    def __str__(self) -> str:
        return f"{self.department_id} {self.said_on}"
